package dev.millrace.infra;

import dev.millrace.api.Application;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;

/// What is to be deployed, and how.
///
/// @param code the functions' zip, made anew for each stack
public record Deployment(Set<Application> applications, Logs logs, Door door, Operation operation,
        Supplier<Code> code) {
    public Deployment {
        applications = Set.copyOf(applications);
    }

    /// Where access logs arrive.
    ///
    /// @param bucket name of the bucket that is there already; without one, Millrace makes one
    /// @param prefix beginning of the keys of logs: `logs/`
    /// @param site the site whose logs they are, empty for the default site
    public record Logs(Optional<String> bucket, String prefix, Optional<String> site) {}

    /// Who may ask.
    ///
    /// @param origins other origins (`https://example.org`) whose pages may call the API
    /// @param standardPrefix prefix of `/pagetotals` where the caller names none
    /// @param publicFigures whether everybody may see everything that the tracker's page shows
    /// @param signIn who issues the tokens of those who may call what is not public
    public record Door(List<String> origins, Optional<String> standardPrefix, boolean publicFigures,
            Optional<SignIn> signIn) {
        public Door {
            origins = List.copyOf(origins);
        }
    }

    /// An OpenID Connect issuer.
    ///
    /// @param issuer its URL, as the tokens' `iss` has it
    /// @param audience client ids, one of which the tokens' `aud` has
    /// @param tokenOrigin origin of its token endpoint, which the pages call, where it is another
    ///            one than the issuer's
    public record SignIn(String issuer, List<String> audience, Optional<String> tokenOrigin) {
        public SignIn {
            audience = List.copyOf(audience);
        }
    }

    /// How it is run.
    ///
    /// @param email who hears of alarms and gets the weekly report
    /// @param budget USD a month; going beyond is mailed
    /// @param tracing whether functions send traces to X-Ray
    /// @param reserved whether functions reserve their share of the account's concurrency
    /// @param privateNetwork whether functions reach DynamoDB and S3 through a network of their own
    public record Operation(Optional<String> email, OptionalInt budget, boolean tracing,
            boolean reserved, boolean privateNetwork) {}
}
