package dev.millrace.server.cli;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Values of options that the command line does not give: from the environment (`--top-limit` is
/// `MILLRACE_TOP_LIMIT`), then from the config file (`top-limit=…`), a properties file named by
/// `MILLRACE_CONFIG` or else `~/.millrace/config.properties`.
final class Settings implements IDefaultValueProvider {
    private static final String PREFIX = "MILLRACE_";
    private static final Set<String> OWN = Set.of("MILLRACE_CONFIG", "MILLRACE_JAVA_OPTS");

    private final Map<String, String> environment;
    private final Properties file;
    private final Path path;

    private Settings(Map<String, String> environment, Properties file, Path path) {
        this.environment = environment;
        this.file = file;
        this.path = path;
    }

    /// @throws WrongSetting where the config file cannot be read
    static Settings load(Map<String, String> environment, Path userHome) {
        Optional<String> named = Optional.ofNullable(environment.get("MILLRACE_CONFIG"))
                .filter(value -> !value.isEmpty());
        Path path = named.map(Path::of).orElse(userHome.resolve(".millrace/config.properties"));
        Properties file = new Properties();
        if (named.isPresent() || Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new WrongSetting(
                        "the config file " + path + " cannot be read: " + Failure.sentence(e));
            }
        }
        return new Settings(environment, file, path);
    }

    /// Refuses settings that no option has, so that a misspelt one is not silently without effect.
    ///
    /// @param all names of all options of all commands, without dashes
    /// @throws WrongSetting naming the first unknown one
    void check(Supplier<Set<String>> all) {
        if (file.isEmpty() && environment.keySet().stream().noneMatch(Settings::isOurs)) {
            return;
        }
        Set<String> options = all.get();
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (!options.contains(key)) {
                throw new WrongSetting("the config file " + path + " sets \"" + key
                        + "\", which is no setting; `millrace settings` lists them");
            }
        }
        for (String name : new TreeSet<>(environment.keySet())) {
            if (isOurs(name) && !options.contains(optionOf(name))) {
                throw new WrongSetting("the environment sets " + name
                        + ", which is no setting; `millrace settings` lists them");
            }
        }
    }

    private static boolean isOurs(String variable) {
        return variable.startsWith(PREFIX) && !OWN.contains(variable);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && isSetting(option)
                ? value(nameOf(option)).orElse(null)
                : null;
    }

    /// Where the value of an option comes from if the command line does not give it, for messages.
    Optional<String> origin(String option) {
        if (variable(variableOf(option)).isPresent()) {
            return Optional.of("the environment's " + variableOf(option));
        }
        return Optional.ofNullable(file.getProperty(option)).map(_ -> "the config file " + path);
    }

    private Optional<String> value(String option) {
        return variable(variableOf(option))
                .or(() -> Optional.ofNullable(file.getProperty(option)));
    }

    /// A variable that is set to nothing is not set.
    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// False for options that count only on the command line.
    static boolean isSetting(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp()
                && !(option.userObject() instanceof AnnotatedElement declared
                        && declared.isAnnotationPresent(OnlyGiven.class));
    }

    static String nameOf(OptionSpec option) {
        return option.longestName().replaceFirst("^--?", "");
    }

    static String variableOf(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String optionOf(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A setting that stops the start; the message names it.
    static final class WrongSetting extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongSetting(String message) {
            super(message);
        }
    }
}
