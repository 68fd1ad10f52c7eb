package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;
import dev.millrace.api.Reply;
import dev.millrace.store.Capacity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteAccessTest {
    private static final Deployment.SignIn ISSUER = new Deployment.SignIn("https://id.example.org",
            List.of("millrace"), Optional.empty());

    @ParameterizedTest
    @CsvSource({
            "GET,/pagetotals,false,false,OPEN", "POST,/pageshare,false,false,OPEN",
            "GET,/api/tracker/top,false,false,CLOSED", "GET,/api/tracker/top,false,true,SIGNED_IN",
            "GET,/api/tracker/top,true,false,OPEN", "GET,/api/tracker/top,true,true,OPEN",
            "PUT,/api/maps/{map},true,false,CLOSED", "PUT,/api/maps/{map},true,true,SIGNED_IN",
            "DELETE,/api/maps/{map},true,false,CLOSED"})
    void opensWhatIsForSitesAndShowsFiguresButLetsNobodyUnknownChangeThem(Method method,
            String path, boolean figures, boolean issuer, RouteAccess access) {
        Deployment.Door door = new Deployment.Door(List.of(), Optional.empty(), figures,
                issuer ? Optional.of(ISSUER) : Optional.empty());

        RouteAccess found = RouteAccess.to(endpoint(method, path), Application.TRACKER, door);

        assertThat(found).isEqualTo(access);
    }

    private static Endpoint endpoint(Method method, String path) {
        Reply reply = Reply.ok("", Capacity.NONE);
        return switch (method) {
            case GET -> Endpoint.get(path, "", List.of(), _ -> reply);
            case POST -> Endpoint.post(path, "", List.of(), _ -> reply);
            case PUT -> Endpoint.put(path, "", List.of(), _ -> reply);
            case DELETE -> Endpoint.delete(path, "", List.of(), _ -> reply);
        };
    }
}
