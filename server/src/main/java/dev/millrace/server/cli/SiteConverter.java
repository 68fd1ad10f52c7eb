package dev.millrace.server.cli;

import dev.millrace.tracker.Site;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads names of sites.
final class SiteConverter implements ITypeConverter<Site> {
    @Override
    public Site convert(String value) {
        try {
            return new Site(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
