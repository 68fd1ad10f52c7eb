package dev.millrace.server.cli;

import dev.millrace.api.Moment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads times on the command line as the HTTP endpoints read them.
final class MomentConverter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String value) {
        return Moment.parse(value)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + value
                                + "' is no time: write 2026-10-01, 2026-10-01T07:30:00Z or epoch seconds"));
    }
}
