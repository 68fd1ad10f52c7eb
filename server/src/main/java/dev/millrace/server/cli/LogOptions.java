package dev.millrace.server.cli;

import dev.millrace.tracker.Site;
import dev.millrace.tracker.log.Formats;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options of commands that read logs.
final class LogOptions {
    @Option(names = "--format", paramLabel = "auto|s3|cloudfront|combined|common", defaultValue = "auto", description = "Format of the logs (default: auto, by their first lines).")
    String format = "auto";

    @Option(names = "--site", paramLabel = "NAME", defaultValue = "", description = "Which site they are of (default: the default site).")
    Site site = Site.DEFAULT;

    Formats.Choice choice(CommandSpec spec) {
        try {
            return Formats.named(format);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
