package dev.millrace.server.identity;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID Connect issuer: what it says of itself at `/.well-known/openid-configuration`.
///
/// @param keys address of its public keys
/// @param authorization where people sign in
/// @param token where a page changes a code into tokens
public record Issuer(URI name, URI keys, Optional<URI> authorization, Optional<URI> token) {
    private static final int MOST_MILLIS = 3000;
    private static final int MOST_BYTES = 256 * 1024;
    static final ResourceRetriever WEB = new DefaultResourceRetriever(MOST_MILLIS, MOST_MILLIS,
            MOST_BYTES);

    /// Asks the issuer.
    ///
    /// @throws IssuerAway where it does not answer, or says it is another
    static Issuer discovered(URI name) {
        try {
            JsonNode said = JsonMapper.shared()
                    .readTree(WEB.retrieveResource(description(name).toURL()).getContent());
            Issuer issuer = new Issuer(URI.create(text(said, "issuer").orElse("")),
                    URI.create(text(said, "jwks_uri").orElse("")),
                    text(said, "authorization_endpoint").map(URI::create),
                    text(said, "token_endpoint").map(URI::create));
            issuer.check(name);
            return issuer;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new IssuerAway("the issuer " + name + " cannot be read", e);
        }
    }

    private static URI description(URI name) {
        return URI.create(name.toString().replaceFirst("/$", "")
                + "/.well-known/openid-configuration");
    }

    private void check(URI asked) {
        if (!name.equals(asked)) {
            throw new IllegalArgumentException(asked + " says it is " + name);
        }
        if (!isSafe(keys)) {
            throw new IllegalArgumentException("its keys are not at an https address: " + keys);
        }
    }

    /// Whether nobody can change on the way what stands at an address: https, or this machine.
    public static boolean isSafe(URI address) {
        return ("https".equals(address.getScheme()) && address.getHost() != null)
                || ("http".equals(address.getScheme()) && isLoopback(address.getHost()));
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
