package dev.millrace.server.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.millrace.api.Principal;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Tokens of an OpenID Connect issuer, Amazon Cognito among them. The issuer is asked who it is at
/// the first token, so that the server starts without it; its keys are kept, asked for again when a
/// token names another one (not more than twice in half a minute), and hold for four hours while the
/// issuer is away.
public final class OidcTokens implements Tokens {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256,
            JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
            JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final long OUTAGE_MILLIS = 4 * 3600_000L;

    private final URI name;
    private final Set<String> audiences;
    private final InstantSource clock;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

    public OidcTokens(URI issuer, Set<String> audiences, InstantSource clock) {
        this.name = issuer;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
    }

    private sealed interface Known {
        Known NOTHING = new Nothing();

        record Nothing() implements Known {}

        record All(Issuer issuer, Tokens tokens) implements Known {}
    }

    @Override
    public Principal verify(String token) {
        return all().tokens().verify(token);
    }

    /// What the issuer says of itself.
    ///
    /// @throws IssuerAway where it does not answer
    public Issuer issuer() {
        return all().issuer();
    }

    /// The same, if it has been asked already.
    public Optional<Issuer> known() {
        return known.get() instanceof Known.All all ? Optional.of(all.issuer()) : Optional.empty();
    }

    private Known.All all() {
        if (known.get() instanceof Known.All all) {
            return all;
        }
        Issuer issuer = Issuer.discovered(name);
        Known.All all = new Known.All(issuer,
                new SignedTokens(keys(issuer), ALGORITHMS,
                        new ClaimsCheck(name.toString(), audiences, clock)));
        known.set(all);
        return all;
    }

    private static JWKSource<SecurityContext> keys(Issuer issuer) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(issuer.keys().toURL(), Issuer.WEB)
                    .retrying(true)
                    .outageTolerant(OUTAGE_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IssuerAway("the issuer's keys have no address", e);
        }
    }
}
