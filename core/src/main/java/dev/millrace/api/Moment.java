package dev.millrace.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// A time as a caller writes it: an instant, or a date, which begins with its first second in a
/// zone that is known later.
public sealed interface Moment {
    Instant in(ZoneId zone);

    /// Reads `2022-10-20`, `2022-10-20T08:49:42Z` or `1666255782`; empty where it is none of them
    /// or not between 1970 and 2200.
    static Optional<Moment> parse(String text) {
        return Texts.parse(text);
    }

    record At(Instant instant) implements Moment {
        @Override
        public Instant in(ZoneId zone) {
            return instant;
        }
    }

    record Day(LocalDate date) implements Moment {
        @Override
        public Instant in(ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }
    }

    /// How moments are written.
    final class Texts {
        private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        /// A `+` that nobody encoded arrives as a space.
        private static final Pattern SPACED_OFFSET = Pattern.compile(" (?=\\d{2}:?\\d{2}$)");
        private static final Instant FIRST = Instant.EPOCH;
        private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

        private Texts() {}

        private static Optional<Moment> parse(String text) {
            try {
                Moment moment = read(text);
                Instant time = moment.in(ZoneOffset.UTC);
                return time.isBefore(FIRST) || !time.isBefore(END)
                        ? Optional.empty()
                        : Optional.of(moment);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Moment read(String text) {
            if (SECONDS.matcher(text).matches()) {
                return new At(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            if (DATE.matcher(text).matches()) {
                return new Day(LocalDate.parse(text));
            }
            String encoded = SPACED_OFFSET.matcher(text).replaceFirst("+");
            return new At(OffsetDateTime.parse(encoded).toInstant());
        }
    }
}
