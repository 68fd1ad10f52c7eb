package dev.millrace.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.millrace.api.Principal;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/// Tokens signed with one of the keys of a set.
final class SignedTokens implements Tokens {

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SignedTokens(JWKSource<SecurityContext> keys, Set<JWSAlgorithm> algorithms,
            ClaimsCheck check) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier(check);
    }

    @Override
    public Principal verify(String token) {
        try {
            return principal(processor.process(token, null));
        } catch (ParseException e) {
            throw new BadToken("the token is no JWT");
        } catch (BadJOSEException e) {
            throw new BadToken("the token is not valid: " + e.getMessage());
        } catch (RateLimitReachedException e) {
            throw new BadToken("the token is signed with a key that nobody knows");
        } catch (KeySourceException e) {
            throw new IssuerAway("the issuer's keys cannot be read", e);
        } catch (JOSEException e) {
            throw new BadToken("the token cannot be verified");
        }
    }

    private static Principal principal(JWTClaimsSet claims) {
        if (claims.getSubject().isEmpty()) {
            throw new BadToken("the token names nobody");
        }
        return new Principal(claims.getIssuer(), claims.getSubject(),
                Principal.HANDLES.stream().flatMap(name -> text(claims, name).stream()).findFirst(),
                text(claims, "name"));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }
}
