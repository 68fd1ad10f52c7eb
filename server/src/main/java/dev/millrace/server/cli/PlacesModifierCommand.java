package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.places.Costed;
import dev.millrace.places.Modifiers;
import dev.millrace.places.Modifiers.Modifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace places modifier`: what tourism scores are multiplied by.
@Command(name = "modifier", mixinStandardHelpOptions = true, description = "List the modifiers of countries and states that tourism scores are multiplied by, or set one.")
final class PlacesModifierCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "COUNTRY", description = "Which country.")
    private Optional<String> country = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "STATE", description = "Which of its states.")
    private Optional<String> state = Optional.empty();

    @OnlyGiven
    @Option(names = "--set", paramLabel = "NUMBER", description = "Its modifier from now on; 1 where none is set.")
    private Optional<BigDecimal> set = Optional.empty();

    @OnlyGiven
    @Option(names = "--remove", description = "Make it 1 again.")
    private boolean remove;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (country.isPresent() && set.isPresent() == remove) {
            throw new WrongUsage("say --set NUMBER or --remove");
        }
        if (country.isEmpty() && (set.isPresent() || remove)) {
            throw new WrongUsage("say of which COUNTRY, or of which COUNTRY and STATE");
        }
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.PLACES);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn)) {
            Modifiers modifiers = new Modifiers(workspace.store());
            country.ifPresent(name -> {
                change(modifiers, name);
                upkeep.settle();
            });
            Costed<List<Modifier>> all = modifiers.all();
            console.result(all.result().stream().map(Modifier::members).toList(),
                    () -> text(all.result()));
            console.cost(all.used());
        }
        return 0;
    }

    private void change(Modifiers modifiers, String name) {
        set.ifPresentOrElse(value -> modifiers.set(name, state, value),
                () -> modifiers.remove(name, state));
    }

    private static String text(List<Modifier> modifiers) {
        Columns columns = new Columns("COUNTRY", "STATE", "MODIFIER");
        modifiers.forEach(each -> columns.row(each.country(), each.state().orElse(""),
                each.value().toPlainString()));
        return columns.toString();
    }
}
