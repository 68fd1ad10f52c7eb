package dev.millrace.server.demo;

import dev.millrace.messages.Identity;
import dev.millrace.messages.SampleConversations.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.datafaker.Faker;

/// Made-up people and what they say to each other: the same for the same seed.
public final class SampleChat {
    private static final List<String> HANDLES = List.of("andrewbrown", "bayko", "londo");
    private static final List<String> NAMES = List.of("Andrew Brown", "Andrew Bayko",
            "Londo Mollari");
    private static final int MOST_SECONDS_BETWEEN = 1200;
    private static final Pattern SAID = Pattern.compile("\"([^\"]{1,200}?[.!?])[ \"]");

    private final Random random;
    private final Faker faker;
    private final String issuer;

    /// @param issuer whose subjects the people are, by their handles
    public SampleChat(long seed, String issuer) {
        this.random = new Random(seed);
        this.faker = new Faker(Locale.ENGLISH, random);
        this.issuer = issuer;
    }

    /// Three whose names never change, and then others.
    public Stream<Identity> people(int count) {
        return IntStream.range(0, count).mapToObj(this::person);
    }

    private Identity person(int number) {
        if (number < HANDLES.size()) {
            return new Identity(issuer, HANDLES.get(number), HANDLES.get(number),
                    NAMES.get(number));
        }
        String first = faker.name().firstName();
        String handle = first.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + number;
        return new Identity(issuer, handle, handle, first + " " + faker.name().lastName());
    }

    /// What two say in turn, more or less, up to some time.
    public Iterator<Line> lines(int count, Instant end) {
        Instant start = end.minus(Duration.ofSeconds((long) count * MOST_SECONDS_BETWEEN / 2));
        return Stream.generate(() -> random.nextInt(1, MOST_SECONDS_BETWEEN))
                .limit(count)
                .gather(Gatherers.<Integer, Instant>scan(() -> start, Instant::plusSeconds))
                .map(at -> new Line(random.nextBoolean(), text(), at.isAfter(end) ? end : at))
                .iterator();
    }

    /// The first sentence that somebody says in a quotation.
    private String text() {
        Matcher said = SAID.matcher(faker.babylon5().quote());
        return said.find() ? said.group(1).strip() : faker.lorem().sentence();
    }
}
