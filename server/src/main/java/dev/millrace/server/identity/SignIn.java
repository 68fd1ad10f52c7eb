package dev.millrace.server.identity;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Parameter;
import dev.millrace.api.Problem;
import dev.millrace.api.Reply;
import dev.millrace.api.Request;
import dev.millrace.api.Type;
import dev.millrace.store.Capacity;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How people sign in: with an issuer, or, on one's own machine, by naming a handle.
public sealed interface SignIn {
    /// Verifies what people bring.
    Tokens tokens();

    /// What a page must know to let people sign in.
    ///
    /// @throws IssuerAway where the issuer does not answer
    Map<String, Object> described();

    /// Endpoints besides `/auth/config`.
    default List<Endpoint> own() {
        return List.of();
    }

    /// Another origin that pages must reach to sign in, if it is known by now.
    default Optional<URI> reached() {
        return Optional.empty();
    }

    default List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>(own());
        endpoints.add(Endpoint.get("/auth/config", "How to sign in", List.of(),
                _ -> Reply.ok(described(), Capacity.NONE)));
        return List.copyOf(endpoints);
    }

    private static Map<String, Object> members(boolean development) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("dev_login", development);
        members.put("issuer", null);
        return members;
    }

    /// Nobody can.
    record Nobody() implements SignIn {
        @Override
        public Tokens tokens() {
            return _ -> {
                throw new BadToken("nobody can sign in here: start with --oidc-issuer, or with"
                        + " --dev-login on this machine alone");
            };
        }

        @Override
        public Map<String, Object> described() {
            return members(false);
        }
    }

    /// By naming a handle; never where other machines can reach the server.
    record Development(DevTokens tokens) implements SignIn {
        private static final List<String> PROXY_HEADERS = List.of("Forwarded", "Via",
                "X-Forwarded-For", "X-Real-IP");
        private static final Parameter HANDLE = Parameter.body("handle", new Type.Text(1, 30),
                "Whom to be");

        @Override
        public Map<String, Object> described() {
            return members(true);
        }

        @Override
        public List<Endpoint> own() {
            return List.of(Endpoint.post("/auth/dev/token", "A token for whoever one likes to be,"
                    + " on one's own machine", List.of(HANDLE),
                    arguments -> {
                        refuseProxies(arguments.request());
                        return Reply.ok(granted(arguments.text(HANDLE.name())), Capacity.NONE);
                    }));
        }

        /// A proxy on this machine speaks for others.
        private static void refuseProxies(Request request) {
            if (PROXY_HEADERS.stream().anyMatch(name -> request.header(name).isPresent())) {
                throw Problem.of(403, "Forbidden",
                        "the development sign-in answers this machine alone, and no proxy").error();
            }
        }

        private Map<String, Object> granted(String handle) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("access_token", tokens.issue(handle));
            members.put("token_type", "Bearer");
            members.put("expires_in", DevTokens.VALID.toSeconds());
            return members;
        }
    }

    /// With an issuer of OpenID Connect.
    ///
    /// @param clientId what pages call themselves there
    record WithIssuer(OidcTokens tokens, String clientId) implements SignIn {
        @Override
        public Map<String, Object> described() {
            Issuer issuer = tokens.issuer();
            Map<String, Object> members = members(false);
            members.put("issuer", issuer.name().toString());
            members.put("client_id", clientId);
            issuer.authorization()
                    .ifPresent(uri -> members.put("authorization_endpoint", uri.toString()));
            issuer.token().ifPresent(uri -> members.put("token_endpoint", uri.toString()));
            return members;
        }

        @Override
        public Optional<URI> reached() {
            return tokens.known().flatMap(Issuer::token).map(uri -> uri.resolve("/"));
        }
    }
}
