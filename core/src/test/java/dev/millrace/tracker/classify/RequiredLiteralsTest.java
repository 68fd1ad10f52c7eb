package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredLiteralsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Firefox~firefox",
            "(Firefox)/(\\d+)\\.(\\d+)~firefox",
            "Chrome/(\\d+)~chrome/",
            "(?:Opera|Maxthon)/~opera,maxthon",
            "(?i)Seek[bB]ot~seekbot",
            "[^C][^Uu][Bb]ot~bot", "[Ss][Pp]ider|[sS]crape~spider,scrape",
            "x[\\]]yzz~yzz", "[bB]?otto~otto", "[bB]+oot~oot",
            "abc|defg~abc,defg",
            "abcd(?:ef)?gh~abcd",
            "abcde?fgh~abcd",
            "abc(d+)efgh~efgh",
            "abc+defg~defg",
            "a{0,3}bcd~bcd",
            "https:\\/\\/x~https://x",
            "x(?!yyyy)zzz~zzz",
            "[^a[b]]klm~klm",
            "\\u00e9abc\\x41def~abc",
            "(abc|)d~''",
            "\\d+~''",
            "(?:ab|abcdef)~''",
            "abc(?i)def~''",
            "\\Qabc\\E~''"})
    void namesWhatATextMustContain(String regex, String literals) {
        assertThat(String.join(",", RequiredLiterals.of(regex))).isEqualTo(literals);
    }
}
