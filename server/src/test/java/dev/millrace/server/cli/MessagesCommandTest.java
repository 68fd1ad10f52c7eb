package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesCommandTest {
    private static final String GROUP = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    private Cli cli;

    @BeforeAll
    void seed(@TempDir Path folder) {
        cli = new Cli(folder.resolve("data"));
        JsonNode seeded = cli.json("messages", "seed");
        assertThat(seeded.get("users").intValue()).isEqualTo(3);
        assertThat(seeded.get("messages").intValue()).isEqualTo(104);
        assertThat(seeded.get("message_group_uuid").stringValue()).isEqualTo(GROUP);
    }

    @Test
    void seedsTheItemsOfTheSeedOnce() {
        assertThat(cli.json("messages", "seed").get("messages").intValue()).isZero();
        long messages = cli.run("table", "scan", "cruddur-messages")
                .out()
                .lines()
                .filter(line -> line.contains("{\"S\":\"MSG#" + GROUP))
                .count();
        assertThat(messages).isEqualTo(104);
    }

    @Test
    void listsConversationsOfEitherSideAndWhatItCost() {
        JsonNode listed = cli.json("messages", "list-conversations");
        assertThat(listed.get("items").size()).isEqualTo(1);
        assertThat(listed.get("items").get(0).get("handle").stringValue()).isEqualTo("bayko");
        assertThat(listed.get("items").get(0).get("display_name").stringValue())
                .isEqualTo("Andrew Bayko");
        assertThat(listed.get("consumed_capacity").get("read_units").doubleValue()).isPositive();
        JsonNode other = cli.json("messages", "list-conversations", "--user", "bayko");
        assertThat(other.get("items").get(0).get("handle").stringValue())
                .isEqualTo("andrewbrown");
        assertThat(cli.json("messages", "list-conversations", "--user", "londo")
                .get("items")
                .size()).isZero();
    }

    @Test
    void printsAConversationInItsOrderAndWhatItCost() {
        JsonNode printed = cli.json("messages", "get-conversation", "--limit", "5");
        assertThat(printed.get("items").valueStream().map(each -> each.get("seq").intValue()))
                .containsExactly(100, 101, 102, 103, 104);
        assertThat(printed.get("consumed_capacity").get("read_units").doubleValue()).isPositive();
        Cli.Ran text = cli.run("messages", "get-conversation", GROUP);
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("andrewbrown").contains("bayko");
        assertThat(text.err()).contains("read units");
    }

    @Test
    void theSameSeedMakesTheSamePeopleAndTexts(@TempDir Path folder) {
        Cli again = new Cli(folder.resolve("again"));
        assertThat(again.json("messages", "seed", "--people", "5", "--messages", "20")
                .get("messages")
                .intValue()).isGreaterThan(20);
        Cli third = new Cli(folder.resolve("third"));
        third.json("messages", "seed", "--people", "5", "--messages", "20");
        String[] list = {"messages", "list-conversations"};
        for (int i = 0; i < 3; i++) {
            for (String name : new String[]{"handle", "message", "display_name"}) {
                assertThat(again.json(list).get("items").get(i).get(name))
                        .isEqualTo(third.json(list).get("items").get(i).get(name));
            }
        }
    }

    @Test
    void theViewsOfTheSampleAreExact() {
        assertThat(cli.run("view", "verify").exit()).isZero();
    }

    @Test
    void aStrangerAndAnUnknownGroupAreFailures() {
        assertThat(cli.run("messages", "get-conversation", "--user", "londo").err())
                .contains("there is no such conversation");
        assertThat(cli.run("messages", "list-conversations", "--user", "nobody").err())
                .contains("nobody called nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages seed --people 2", "messages seed --messages 0",
            "messages get-conversation nonsense", "messages list-conversations --limit 0",
            "serve --dev-login --host 0.0.0.0", "serve --dev-login --host-name chat.example",
            "serve --oidc-issuer http://issuer.example --oidc-audience a",
            "serve --oidc-issuer https://issuer.example", "serve --oidc-audience a",
            "serve --dev-login --oidc-issuer https://issuer.example --oidc-audience a",
            "serve --cache nonsense://x", "serve --cache-ttl 0"})
    void wrongUsageIsRefused(String arguments) {
        Cli.Ran ran = cli.run(arguments.split(" "));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).isNotBlank();
    }
}
