package dev.millrace.tracker.log;

import java.util.List;
import java.util.stream.Collectors;

/// The formats that Millrace reads, by name or by what the lines look like.
public final class Formats {
    public static final LogFormat S3 = new S3Format();
    public static final LogFormat CLOUDFRONT = new CloudFrontFormat();
    public static final LogFormat COMBINED = new ApacheFormat("combined", true);
    public static final LogFormat COMMON = new ApacheFormat("common", false);
    /// The stricter before the laxer: a combined line is a common line too.
    public static final List<LogFormat> ALL = List.of(S3, CLOUDFRONT, COMBINED, COMMON);
    private static final String AUTO = "auto";

    private Formats() {}

    /// Finds the format of a source by its first chunk.
    @FunctionalInterface
    public interface Choice {
        /// @throws IllegalArgumentException if the lines are of no format known; the message
        ///             shows one
        LogFormat of(Chunk first);
    }

    /// The choice that a name on the command line means: that format, or `auto`, which looks at
    /// the lines.
    public static Choice named(String name) {
        if (name.equals(AUTO)) {
            return Formats::detect;
        }
        LogFormat format = ALL.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no log format '" + name + "'; there are " + names()));
        return first -> format;
    }

    private static String names() {
        return AUTO + ", " + ALL.stream().map(LogFormat::name).collect(Collectors.joining(", "));
    }

    /// The strictest format in which at least half of the first 20 lines parse.
    ///
    /// @throws IllegalArgumentException if there is none
    public static LogFormat detect(Chunk first) {
        return new FormatTrial(first).winner();
    }
}
