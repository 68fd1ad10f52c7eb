package dev.millrace.server.cli;

import dev.millrace.api.Principal;
import dev.millrace.messages.Identity;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.SampleConversations;
import dev.millrace.messages.User;
import dev.millrace.server.demo.SampleChat;
import dev.millrace.store.Capacity;
import dev.millrace.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Sample users and conversations: the first talks with the second in the seed's own group, and a
/// little with everybody behind the third, who has no conversation yet. Whatever of it is there
/// already stays as it is.
record MessagesSample(Store store, InstantSource clock) {
    static final String FIRST = "andrewbrown";
    static final int PEOPLE = 3;
    static final int MESSAGES = 104;
    private static final long SEED = 2023;
    private static final Duration APART = Duration.ofHours(7);

    /// What was written.
    record Loaded(List<String> handles, int messages, Capacity used) {}

    Loaded load(int people, int messages) {
        SampleChat chat = new SampleChat(SEED, Principal.DEVELOPMENT);
        Random random = new Random(SEED);
        List<User> users = chat.people(people).map(each -> user(each, random)).toList();
        SampleConversations sample = new SampleConversations(store, random);
        Instant now = clock.instant();
        var first = sample.write(SampleConversations.SEED_GROUP, users.get(0), users.get(1),
                chat.lines(messages, now));
        int written = first.value();
        Capacity used = first.used();
        for (int i = PEOPLE; i < people; i++) {
            var more = sample.write(new UUID(random.nextLong(), random.nextLong()), users.get(0),
                    users.get(i), chat.lines(random.nextInt(1, 60),
                            now.minus(APART.multipliedBy(i - 2L))));
            written += more.value();
            used = used.plus(more.used());
        }
        return new Loaded(users.stream().map(User::handle).toList(), written, used);
    }

    private User user(Identity identity, Random random) {
        return new Messenger(store, clock, random).users().signIn(identity).value();
    }
}
