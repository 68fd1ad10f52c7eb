package dev.millrace.tracker.question;

/// Keeps what has this value in this dimension. A source, referrer, campaign, entry or exit keeps
/// whole visits: all views of those that arrived, began or ended so. Several filters hold together.
public record Filter(Dimension dimension, String value) {
    /// Reads `browser=Firefox`.
    ///
    /// @throws IllegalArgumentException where that is no dimension, `=` and value
    public static Filter parse(String text) {
        int at = text.indexOf('=');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "a filter is written DIMENSION=VALUE, as in browser=Firefox: " + text);
        }
        String name = text.substring(0, at);
        return Dimension.of(name)
                .map(dimension -> new Filter(dimension, text.substring(at + 1)))
                .orElseThrow(() -> new IllegalArgumentException("there is no dimension " + name
                        + "; there are " + String.join(", ", Dimension.texts())));
    }
}
