package dev.millrace.server.cli;

import dev.millrace.server.identity.DevTokens;
import dev.millrace.server.identity.Issuer;
import dev.millrace.server.identity.OidcTokens;
import dev.millrace.server.identity.SignIn;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options that say how people sign in.
final class SignInOptions {
    private static final int KEY_BYTES = 32;

    @Option(names = "--oidc-issuer", paramLabel = "URL", description = "OpenID Connect issuer of the tokens of messages' users (Amazon Cognito: https://cognito-idp.REGION.amazonaws.com/POOL).")
    private Optional<URI> issuer = Optional.empty();

    @Option(names = "--oidc-audience", paramLabel = "ID", split = ",", description = "Audience that tokens must be made for: usually the client id.")
    private List<String> audiences = List.of();

    @Option(names = "--oidc-client-id", paramLabel = "ID", description = "What the page calls itself when people sign in (default: the first audience).")
    private Optional<String> clientId = Optional.empty();

    /// Who has no issuer gets a development sign-in where the command has one.
    SignIn signIn(boolean development) {
        if (issuer.isEmpty()) {
            requireNothingElse();
            return development ? development() : new SignIn.Nobody();
        }
        if (development) {
            throw new WrongUsage("--dev-login and --oidc-issuer exclude each other");
        }
        return withIssuer(issuer.get());
    }

    boolean hasIssuer() {
        return issuer.isPresent();
    }

    private void requireNothingElse() {
        if (!audiences.isEmpty() || clientId.isPresent()) {
            throw new WrongUsage("--oidc-audience and --oidc-client-id need --oidc-issuer");
        }
    }

    private SignIn withIssuer(URI url) {
        if (!Issuer.isSafe(url)) {
            throw new WrongUsage("--oidc-issuer is an https address: " + url);
        }
        if (audiences.isEmpty()) {
            throw new WrongUsage("--oidc-issuer needs --oidc-audience: else tokens that were made"
                    + " for others would do");
        }
        return new SignIn.WithIssuer(
                new OidcTokens(url, Set.copyOf(audiences), InstantSource.system()),
                clientId.orElse(audiences.getFirst()));
    }

    private static SignIn development() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SignIn.Development(new DevTokens(key, InstantSource.system()));
    }
}
