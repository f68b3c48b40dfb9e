package dev.pgcellar.spi;

import java.util.List;
import java.util.Objects;

/**
 * A command-line option that a storage or snapshot extension contributes. It is data: the parser, {@code --help} and the
 * documentation are made from it without loading the provider.
 *
 * @param name the long name with its dashes, for instance {@code --endpoint-url}; also the key in {@link OptionValues}
 * @param aliases other spellings with the same meaning, for instance {@code -P}; the last one given wins
 * @param valueLabel what stands for the value in help, for instance {@code URL}; empty for an option without a value
 * @param type how the value is checked when the command line is parsed
 * @param choices the accepted values of a {@link Type#CHOICE}, the smallest and the largest of an {@link
 *     Type#INTEGER_WITHIN}; else empty
 * @param description one sentence for help, with unit and default
 * @param commands names of the commands that have the option, for instance {@code wal-archive}; empty for all
 */
public record ProviderOption(
        String name,
        List<String> aliases,
        String valueLabel,
        Type type,
        List<String> choices,
        String description,
        List<String> commands) {

    /** The kinds of values; each is checked when the command line is parsed (contract 00 section 11). */
    public enum Type {
        /** No value: present or not. */
        FLAG,
        /** Any text. */
        TEXT,
        /** A decimal integer. */
        INTEGER,
        /** A decimal integer of at least 1. */
        POSITIVE_INTEGER,
        /** A decimal integer between two bounds, both included. */
        INTEGER_WITHIN,
        /** A time in UTC of the form {@code YYYY-MM-DDThh:mm:ss.fZ}, with one to six digits of a second's fraction. */
        TIMESTAMP,
        /** A size in bytes, with the suffixes of contract 00 section 11; handed on as a plain number of bytes. */
        SIZE,
        /** One of the choices. */
        CHOICE
    }

    public ProviderOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(valueLabel, "valueLabel");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        aliases = List.copyOf(aliases);
        choices = List.copyOf(choices);
        commands = List.copyOf(commands);
    }

    /** Whether a command has this option. */
    public boolean appliesTo(String command) {
        return commands.isEmpty() || commands.contains(command);
    }
}
