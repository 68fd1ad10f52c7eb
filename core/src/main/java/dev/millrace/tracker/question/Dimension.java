package dev.millrace.tracker.question;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Hit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What views can be told apart by. `STATUS` and `KIND` tell all lines apart, the others views.
/// `""` stands for what is unknown; as a source or referrer, for direct visits.
public enum Dimension {
    PAGE("page"), SOURCE("source"), REFERRER("referrer"), BROWSER("browser"), VERSION(
            "version"), SYSTEM("system"), DEVICE("device"), COUNTRY("country"), STATUS(
                    "status"), KIND("kind"), ENTRY("entry"), EXIT("exit"), CAMPAIGN(
                            "campaign"), CAMPAIGN_SOURCE("utm_source"), CAMPAIGN_MEDIUM(
                                    "utm_medium"), CAMPAIGN_TERM("utm_term"), CAMPAIGN_CONTENT(
                                            "utm_content");

    private final String text;

    Dimension(String text) {
        this.text = text;
    }

    /// The name in requests and replies: `utm_source`.
    public String text() {
        return text;
    }

    public static Optional<Dimension> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findAny();
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(Dimension::text).toList();
    }

    /// Whether it tells visits apart by how they arrived, and so holds for all of a visit's views.
    boolean ofVisit() {
        return switch (this) {
            case SOURCE, REFERRER, ENTRY, EXIT, CAMPAIGN, CAMPAIGN_SOURCE, CAMPAIGN_MEDIUM,
                    CAMPAIGN_TERM, CAMPAIGN_CONTENT ->
                true;
            case PAGE, BROWSER, VERSION, SYSTEM, DEVICE, COUNTRY, STATUS, KIND -> false;
        };
    }

    /// Whether it is about all lines and not only about views.
    boolean ofLines() {
        return this == STATUS || this == KIND;
    }

    /// What a line says of this dimension; nothing for entry and exit, which only a visit knows,
    /// for a source or referrer within the site, and for a campaign where there is none.
    Optional<String> of(Hit hit) {
        return switch (this) {
            case PAGE -> Optional.of(hit.page());
            case SOURCE -> arrival(hit, hit.origin().source());
            case REFERRER -> arrival(hit, hit.origin().referrer());
            case BROWSER -> Optional.of(hit.agent().browser());
            case VERSION -> Optional.of(versioned(hit.agent()));
            case SYSTEM -> Optional.of(hit.agent().system());
            case DEVICE -> Optional.of(hit.agent().device());
            case COUNTRY -> Optional.of(hit.country());
            case STATUS -> Optional.of(String.valueOf(hit.status()));
            case KIND -> Optional.of(hit.kind().name().toLowerCase(Locale.ROOT));
            case ENTRY, EXIT -> Optional.empty();
            case CAMPAIGN -> present(hit.campaign().name());
            case CAMPAIGN_SOURCE -> present(hit.campaign().source());
            case CAMPAIGN_MEDIUM -> present(hit.campaign().medium());
            case CAMPAIGN_TERM -> present(hit.campaign().term());
            case CAMPAIGN_CONTENT -> present(hit.campaign().content());
        };
    }

    private static Optional<String> arrival(Hit hit, String from) {
        return hit.origin().internal() ? Optional.empty() : Optional.of(from);
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String versioned(Agent agent) {
        return agent.version().isEmpty()
                ? agent.browser()
                : agent.browser() + " " + agent.version();
    }
}
