package dev.millrace.server.demo;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/// The people who read the blog: somewhere in the world, with a browser of today. About a quarter
/// of the visits are of people who were there before. Addresses are made up inside the ranges of
/// large access providers, so that they have a country.
final class Audience {
    private static final int REMEMBERED = 220;
    private static final double RETURNING = 0.27;
    private static final double ON_A_HANDHELD = 0.38;
    private static final Odds<Network> NETWORKS = new Odds<Network>()
            .with(19, Network.of("73.0.0.0/8"))
            .with(9, Network.of("98.192.0.0/10"))
            .with(4, Network.of("2601::/20"))
            .with(10, Network.of("91.0.0.0/10"))
            .with(5, Network.of("79.192.0.0/10"))
            .with(3, Network.of("2003::/19"))
            .with(8, Network.of("86.128.0.0/10"))
            .with(6, Network.of("90.0.0.0/9"))
            .with(5, Network.of("84.24.0.0/13"))
            .with(5, Network.of("117.192.0.0/10"))
            .with(3, Network.of("49.32.0.0/11"))
            .with(4, Network.of("126.0.0.0/8"))
            .with(4, Network.of("99.224.0.0/11"))
            .with(3, Network.of("1.120.0.0/13"))
            .with(3, Network.of("177.32.0.0/12"))
            .with(3, Network.of("83.0.0.0/11"))
            .with(3, Network.of("81.224.0.0/12"))
            .with(2, Network.of("88.88.0.0/13"))
            .with(2, Network.of("79.0.0.0/10"))
            .with(1, Network.of("85.0.0.0/13"))
            .with(1, Network.of("87.48.0.0/12"))
            .with(2, Network.of("83.32.0.0/11"));

    private final Queue<Client> known = new ArrayDeque<>();
    private final Random random;

    Audience(Random random) {
        this.random = random;
    }

    /// Someone new, or someone who was here before: the one who has been away longest.
    Client next() {
        boolean returns = known.size() == REMEMBERED && random.nextDouble() < RETURNING;
        Client client = returns ? known.remove() : stranger();
        if (known.size() < REMEMBERED) {
            known.add(client);
        }
        return client;
    }

    private Client stranger() {
        boolean handheld = random.nextDouble() < ON_A_HANDHELD;
        return new Client(NETWORKS.pick(random).address(random),
                (handheld ? Agents.HANDHELDS : Agents.DESKTOPS).pick(random));
    }
}
