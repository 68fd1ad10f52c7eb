package dev.millrace.infra;

import dev.millrace.api.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Node;

/// Settings as `cdk` takes them, `-c name=value` or in the context of `cdk.json`, checked.
final class Settings {
    private static final String ORIGIN = "https?://[^/\\s]+";
    private final Function<String, Optional<String>> values;

    Settings(Function<String, Optional<String>> values) {
        this.values = values;
    }

    static Settings of(Node node) {
        return new Settings(name -> Optional.ofNullable(node.tryGetContext(name))
                .map(Object::toString));
    }

    /// @throws WrongSetting naming the first setting that is wrong or missing
    Deployment deployment() {
        Deployment.Door door = new Deployment.Door(origins(), text("prefix"),
                choice("figures", "private", "public").equals("public"), signIn());
        Set<Application> applications = applications();
        if (applications.stream().anyMatch(RouteAccess::needsSignIn) && door.signIn().isEmpty()) {
            throw new WrongSetting("messages need users who sign in: set -c issuer=URL"
                    + " -c audience=CLIENT_ID, or leave messages out of -c applications");
        }
        return new Deployment(applications, logs(), door, operation(), code());
    }

    private Set<Application> applications() {
        Set<Application> chosen = EnumSet.noneOf(Application.class);
        for (String name : list("applications", "tracker")) {
            chosen.add(Application.named(name)
                    .orElseThrow(() -> new WrongSetting("-c applications names \"" + name
                            + "\"; there are " + Arrays.stream(Application.values())
                                    .map(Application::title)
                                    .toList())));
        }
        return chosen;
    }

    private Deployment.Logs logs() {
        String prefix = text("logPrefix").orElse("logs/");
        if (!prefix.endsWith("/") || prefix.startsWith("/")) {
            throw new WrongSetting("-c logPrefix is a folder like \"logs/\": " + prefix);
        }
        return new Deployment.Logs(text("logBucket"), prefix, text("site"));
    }

    private List<String> origins() {
        List<String> origins = list("origins", "");
        origins.stream().filter(each -> !each.matches(ORIGIN)).findAny().ifPresent(wrong -> {
            throw new WrongSetting("-c origins wants origins like https://example.org, without"
                    + " path, parted by commas: " + wrong);
        });
        return origins;
    }

    private Optional<Deployment.SignIn> signIn() {
        Optional<String> issuer = text("issuer");
        List<String> audience = list("audience", "");
        if (issuer.isPresent() == audience.isEmpty()) {
            throw new WrongSetting("-c issuer and -c audience belong together");
        }
        issuer.filter(each -> !each.startsWith("https://")).ifPresent(wrong -> {
            throw new WrongSetting("-c issuer is an https:// URL: " + wrong);
        });
        return issuer.map(url -> new Deployment.SignIn(url, audience, text("tokenOrigin")));
    }

    private Deployment.Operation operation() {
        OptionalInt budget = text("budget").map(Settings::dollars).orElse(OptionalInt.empty());
        Optional<String> email = text("email");
        if (budget.isPresent() && email.isEmpty()) {
            throw new WrongSetting("-c budget needs -c email, which hears of it");
        }
        return new Deployment.Operation(email, budget,
                choice("tracing", "on", "off").equals("on"),
                choice("reserve", "yes", "no").equals("yes"),
                choice("network", "open", "private").equals("private"));
    }

    private static OptionalInt dollars(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new WrongSetting("-c budget is a whole number of USD a month: " + text);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private Supplier<Code> code() {
        Path zip = Path.of(text("functions").orElse("../lambda/target/millrace-lambda.zip"));
        if (!Files.isRegularFile(zip)) {
            throw new WrongSetting("the functions are not built: " + zip.toAbsolutePath()
                    + " is missing. Run: mvn -DskipTests package -pl infra,lambda -am");
        }
        return () -> Code.fromAsset(zip.toString());
    }

    private String choice(String name, String standard, String other) {
        String value = text(name).orElse(standard);
        if (!value.equals(standard) && !value.equals(other)) {
            throw new WrongSetting(
                    "-c " + name + " is " + standard + " or " + other + ": " + value);
        }
        return value;
    }

    private List<String> list(String name, String standard) {
        return Arrays.stream(text(name).orElse(standard).split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Optional<String> text(String name) {
        return values.apply(name).filter(value -> !value.isBlank());
    }
}
