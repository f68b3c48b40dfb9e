package dev.pgcellar.cli;

import dev.pgcellar.config.OptionValueForms;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.Tag;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/**
 * The {@link OptionValueForms} for the parser: a bad value is a {@link TypeConversionException}, which ends the command
 * with exit status 3.
 */
final class OptionValueParsers {

    private OptionValueParsers() {}

    static String valueOf(ProviderOption option, String text) {
        return parsed(() -> OptionValueForms.valueOf(option, text));
    }

    static long integer(String text) {
        return parsed(() -> OptionValueForms.integer(text));
    }

    static long timeline(String text) {
        return parsed(() -> OptionValueForms.timeline(text));
    }

    static int positiveInteger(String text) {
        return parsed(() -> OptionValueForms.positiveInteger(text));
    }

    static int nonNegativeInteger(String text) {
        return parsed(() -> OptionValueForms.nonNegativeInteger(text));
    }

    static int integerWithin(String text, int min, int max) {
        return parsed(() -> OptionValueForms.integerWithin(text, min, max));
    }

    static String choice(String text, List<String> choices) {
        return parsed(() -> OptionValueForms.choice(text, choices));
    }

    static long size(String text) {
        return parsed(() -> OptionValueForms.size(text));
    }

    static Tag tag(String text) {
        return parsed(() -> OptionValueForms.tag(text));
    }

    /** Turns what a form refuses into what the parser reports. */
    static <T> T parsed(Supplier<T> form) {
        try {
            return form.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
