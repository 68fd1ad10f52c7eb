package dev.millrace.tracker.classify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the ids of visitors, for one thread: SipHash-2-4, keyed by the secret of the day, of the
/// agent's eight bytes and the address. The secret of a day is the first half of `HMAC-SHA256(secret
/// of the site, day)` with the day as `2022-10-20`; the agent's bytes are the SipHash-2-4 of its
/// header, keyed in the same way by `HMAC-SHA256(secret of the site, "agents")`. Without the site's
/// secret nobody can find an address by trying all.
final class Visitors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DAYS = 64;
    private final VisitorSecret secret;
    private final SipHash agents;
    private final Map<LocalDate, SipHash> days = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, SipHash> eldest) {
            return size() > DAYS;
        }
    };
    private LocalDate lastDay = LocalDate.MIN;
    private SipHash ofLastDay;

    Visitors(VisitorSecret secret) {
        this.secret = secret;
        this.agents = keyed("agents");
        this.ofLastDay = agents;
    }

    /// What stands for the agent in [#id].
    long agent(byte[] bytes, int from, int to) {
        return agents.of(bytes, from, to);
    }

    /// Makes the following ids those of visitors of the day.
    void begin(LocalDate day) {
        if (!day.equals(lastDay)) {
            ofLastDay = days.computeIfAbsent(day, d -> keyed(d.toString()));
            lastDay = day;
        }
    }

    /// The visitor with the agent and the address `bytes[from, to)`. Never 0, which means that a
    /// line has no address.
    long id(long agent, byte[] bytes, int from, int to) {
        long id = ofLastDay.of(agent, bytes, from, to);
        return id == 0 ? 1 : id;
    }

    private SipHash keyed(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return new SipHash(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
