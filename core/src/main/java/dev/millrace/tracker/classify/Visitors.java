package dev.millrace.tracker.classify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the ids of visitors, for one thread: the first 64 bits of `HMAC-SHA256(secret of the day,
/// address + '\n' + user agent)`, the secret of a day being `HMAC-SHA256(secret of the site, day)`
/// with the day as `2022-10-20`. Without the site's secret nobody can find an address by trying all.
final class Visitors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DAYS = 64;
    private final VisitorSecret secret;
    private final Map<LocalDate, Mac> days = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Mac> eldest) {
            return size() > DAYS;
        }
    };

    Visitors(VisitorSecret secret) {
        this.secret = secret;
    }

    /// Never 0, which means that a line has no address.
    long id(LocalDate day, byte[] address, byte[] agent) {
        Mac mac = days.computeIfAbsent(day, this::macOf);
        mac.update(address);
        mac.update((byte) '\n');
        mac.update(agent);
        long id = ByteBuffer.wrap(mac.doFinal()).getLong();
        return id == 0 ? 1 : id;
    }

    private Mac macOf(LocalDate day) {
        byte[] text = day.toString().getBytes(StandardCharsets.US_ASCII);
        return mac(mac(secret.bytes()).doFinal(text));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
