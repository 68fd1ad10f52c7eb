package dev.millrace.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.api.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/// Tokens that this server gives to whoever names a handle: for work on one's own machine. Its key
/// is made anew by each server, so they end with it.
public final class DevTokens implements Tokens {
    public static final Duration VALID = Duration.ofHours(12);
    private static final String AUDIENCE = "millrace";
    private static final int KEY_BYTES = 32;

    private final OctetSequenceKey key;
    private final InstantSource clock;
    private final Tokens signed;

    /// @param key at least 32 bytes
    public DevTokens(byte[] key, InstantSource clock) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("a key has at least 32 bytes");
        }
        this.key = new OctetSequenceKey.Builder(key).build();
        this.clock = clock;
        this.signed = new SignedTokens(new ImmutableSecret<>(key), Set.of(JWSAlgorithm.HS256),
                new ClaimsCheck(Principal.DEVELOPMENT, Set.of(AUDIENCE), clock));
    }

    @Override
    public Principal verify(String token) {
        return signed.verify(token);
    }

    public String issue(String handle) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(Principal.DEVELOPMENT)
                .audience(AUDIENCE)
                .subject(handle)
                .claim("preferred_username", handle)
                .expirationTime(Date.from(clock.instant().plus(VALID)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
