package dev.pgcellar.http;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The environment variables of this process, or those of a test. A variable that is empty counts as not set. */
public final class Environment {

    private final UnaryOperator<String> variables;

    /**
     * @param variables gives a variable's value, or null
     */
    public Environment(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isEmpty());
    }

    /** Whether a variable is there, be it empty. */
    public boolean has(String name) {
        return variables.apply(name) != null;
    }

    /** Whether a variable is set to {@code true}, in any case. */
    public boolean isTrue(String name) {
        return get(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A path as a user writes it, where a leading {@code ~/} is the home directory. */
    public Path path(String text) {
        return text.startsWith("~/") ? home().resolve(text.substring(2)) : Path.of(text);
    }

    /** The file a variable names, or one below the home directory. */
    public Path file(String variable, String belowHome) {
        return get(variable).map(this::path).orElseGet(() -> home().resolve(belowHome));
    }

    private Path home() {
        return Path.of(get("HOME").orElseGet(() -> System.getProperty("user.home")));
    }
}
