package dev.millrace.tracker.classify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the rules of ua-parser (`ua_parser/regexes.yaml`, in the jar of uap-java). The file uses a
/// small part of YAML, lists of `key: 'value'` pairs, which is read line by line in a few
/// milliseconds where a YAML library takes a fifth of a second. What does not fit stops loading.
final class AgentYaml {
    private static final String RESOURCE = "/ua_parser/regexes.yaml";

    enum Section {
        USER_AGENT_PARSERS, OS_PARSERS, DEVICE_PARSERS;

        private static Section named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /// One entry of a section.
    record Rule(Map<String, String> fields) {
        String regex() {
            String regex = get("regex");
            return "i".equals(get("regex_flag")) ? "(?i)" + regex : regex;
        }

        /// The value, `""` where absent.
        String get(String key) {
            return fields.getOrDefault(key, "");
        }

        boolean isSpider() {
            return get("device_replacement").equals("Spider");
        }

        boolean has(String key) {
            return fields.containsKey(key);
        }
    }

    private final Map<Section, List<Rule>> sections = new EnumMap<>(Section.class);
    private List<Rule> current = List.of();

    private AgentYaml() {}

    static Map<Section, List<Rule>> load() {
        AgentYaml yaml = new AgentYaml();
        Iterator<String> lines = Resource.text(RESOURCE).lines().iterator();
        while (lines.hasNext() && !yaml.isPastSpiders()) {
            yaml.read(lines.next());
        }
        return Map.copyOf(yaml.sections);
    }

    /// Whether a device rule that is not of a spider is complete. The rules behind it, most of the
    /// file, tell the makers of devices, which nobody asks for.
    private boolean isPastSpiders() {
        List<Rule> devices = sections.getOrDefault(Section.DEVICE_PARSERS, List.of());
        return devices.size() > 1 && !devices.get(devices.size() - 2).isSpider();
    }

    private void read(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (line.charAt(0) != ' ') {
            current = new ArrayList<>();
            sections.put(Section.named(text.substring(0, text.indexOf(':'))), current);
        } else {
            readField(text);
        }
    }

    private void readField(String text) {
        boolean begins = text.startsWith("- ");
        String field = begins ? text.substring(2).strip() : text;
        int colon = field.indexOf(':');
        if (begins) {
            current.add(new Rule(new HashMap<>()));
        }
        current.getLast()
                .fields()
                .put(field.substring(0, colon),
                        scalar(field.substring(colon + 1).strip()));
    }

    private static String scalar(String text) {
        char quote = text.charAt(0);
        int end = text.lastIndexOf(quote);
        if (quote == '\'' && end > 0) {
            return text.substring(1, end).replace("''", "'");
        }
        if (quote == '"' && end > 0) {
            return text.substring(1, end).replace("\\\\", "\\").replace("\\\"", "\"");
        }
        throw new IllegalStateException("not the YAML that is understood: " + text);
    }
}
