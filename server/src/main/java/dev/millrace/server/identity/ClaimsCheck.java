package dev.millrace.server.identity;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the claims of a signed token must say: this issuer, one of these audiences, a subject, and
/// a time that has not passed, give or take a minute. Access tokens of Amazon Cognito name their
/// audience `client_id`.
final class ClaimsCheck extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final Set<String> REQUIRED = Set.of("sub", "exp");
    private static final List<String> USES = List.of("access", "id");

    private final Set<String> audiences;
    private final InstantSource clock;

    ClaimsCheck(String issuer, Set<String> audiences, InstantSource clock) {
        super(new JWTClaimsSet.Builder().issuer(issuer).build(), REQUIRED);
        this.audiences = audiences;
        this.clock = clock;
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
            throws BadJWTException {
        super.verify(claims, context);
        if (Collections.disjoint(audience(claims), audiences)) {
            throw new BadJWTException("it was made for another audience");
        }
        Object use = claims.getClaim("token_use");
        if (use != null && !USES.contains(use)) {
            throw new BadJWTException("its use is neither access nor id");
        }
    }

    private static List<String> audience(JWTClaimsSet claims) {
        List<String> audience = claims.getAudience();
        return audience.isEmpty() && claims.getClaim("client_id") instanceof String client
                ? List.of(client)
                : audience;
    }
}
