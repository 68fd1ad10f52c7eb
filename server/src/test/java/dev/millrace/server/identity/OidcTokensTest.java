package dev.millrace.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.api.Principal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private TestIssuer issuer;
    private OidcTokens tokens;

    @BeforeEach
    void start() {
        issuer = new TestIssuer();
        tokens = tokens(issuer.name());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static OidcTokens tokens(URI name) {
        return new OidcTokens(name, Set.of("millrace"), InstantSource.fixed(NOW));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder().issuer(issuer.name().toString())
                .subject("user-1")
                .audience("millrace")
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))))).build();
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(BadToken.class)
                .hasMessageNotContaining(token);
    }

    @Test
    void saysWhoATokenWasGivenTo() {
        assertThat(tokens.verify(issuer.sign(claims(each -> each
                .claim("preferred_username", "bayko")
                .claim("name", "Andrew Bayko")))))
                .isEqualTo(new Principal(issuer.name().toString(), "user-1",
                        Optional.of("bayko"), Optional.of("Andrew Bayko")));
    }

    @Test
    void knowsTheTokensOfCognito() {
        Principal access = tokens.verify(issuer.sign(claims(each -> each
                .audience((String) null)
                .claim("client_id", "millrace")
                .claim("token_use", "access")
                .claim("username", "londo"))));
        assertThat(access.handle()).hasValue("londo");
        Principal id = tokens.verify(issuer.sign(claims(each -> each
                .claim("token_use", "id")
                .claim("cognito:username", "vir"))));
        assertThat(id.handle()).hasValue("vir");
        refuses(issuer.sign(claims(each -> each.claim("token_use", "refresh"))));
    }

    @Test
    void refusesClaimsThatDoNotHold() {
        refuses(issuer.sign(claims(each -> each
                .expirationTime(Date.from(NOW.minus(Duration.ofMinutes(2)))))));
        refuses(issuer.sign(claims(each -> each.expirationTime(null))));
        refuses(issuer.sign(claims(each -> each.issuer("https://other.example"))));
        refuses(issuer.sign(claims(each -> each.audience("another"))));
        refuses(issuer.sign(claims(each -> each.audience((String) null))));
        refuses(issuer.sign(claims(each -> each.audience(List.of()).claim("client_id", "other"))));
        refuses(issuer.sign(claims(each -> each.subject(null))));
        refuses(issuer.sign(claims(each -> each.subject(""))));
        refuses(issuer.sign(claims(each -> each
                .notBeforeTime(Date.from(NOW.plus(Duration.ofMinutes(5)))))));
    }

    @Test
    void refusesSignaturesThatAreNotTheIssuers() throws JOSEException {
        refuses(TestIssuer.sign(claims(each -> each), TestIssuer.key("first")));
        refuses(TestIssuer.sign(claims(each -> each), TestIssuer.key("unknown")));
        refuses(new PlainJWT(claims(each -> each)).serialize());
        SignedJWT keyed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                claims(each -> each));
        keyed.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        refuses(keyed.serialize());
        String good = issuer.sign(claims(each -> each));
        refuses(good.substring(0, good.length() - 4) + "AAAA");
        refuses("nonsense");
    }

    @Test
    void asksForTheKeysOnceAndAgainWhenTheyHaveChanged() {
        for (int i = 0; i < 5; i++) {
            tokens.verify(issuer.sign(claims(each -> each)));
        }
        assertThat(issuer.keysAsked).hasValue(1);
        issuer.rotate("second");
        assertThat(tokens.verify(issuer.sign(claims(each -> each))).subject()).isEqualTo("user-1");
        assertThat(issuer.keysAsked).hasValue(2);
    }

    @Test
    void unknownKeysDoNotMakeItAskForEver() {
        tokens.verify(issuer.sign(claims(each -> each)));
        for (int i = 0; i < 10; i++) {
            refuses(TestIssuer.sign(claims(each -> each), TestIssuer.key("made-up-" + i)));
        }
        assertThat(issuer.keysAsked.get()).isLessThan(5);
        tokens.verify(issuer.sign(claims(each -> each)));
    }

    @Test
    void knownKeysHoldWhileTheIssuerIsAway() {
        String token = issuer.sign(claims(each -> each));
        tokens.verify(token);
        issuer.close();
        assertThat(tokens.verify(token).subject()).isEqualTo("user-1");
    }

    @Test
    void anIssuerThatIsAwayOrAnotherIsNotBelieved() {
        String token = issuer.sign(claims(each -> each));
        issuer.sayItIs("https://other.example");
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(IssuerAway.class);
        issuer.sayItIs(issuer.name().toString());
        assertThat(tokens.verify(token).subject()).isEqualTo("user-1");
        issuer.close();
        OidcTokens late = tokens(issuer.name());
        assertThatThrownBy(() -> late.verify(token)).isInstanceOf(IssuerAway.class);
    }
}
