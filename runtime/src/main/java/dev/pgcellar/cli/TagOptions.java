package dev.pgcellar.cli;

import dev.pgcellar.spi.Tag;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tags of the objects a command writes (contract 00 section 10).
 */
final class TagOptions {

    private static final String SINGLE = "--tag";
    private static final String LISTED = "--tags";

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = SINGLE,
            paramLabel = "KEY,VALUE",
            converter = TagConverter.class,
            description = "Tag the written objects; may be repeated.")
    List<Tag> tag;

    @Option(
            names = LISTED,
            arity = "0..*",
            paramLabel = "KEY,VALUE",
            converter = CsvTag.class,
            description = "Tag the written objects; takes all values up to the next option. Prefer --tag.")
    List<Tag> tags;

    /** The tags to write. */
    List<Tag> effective() {
        return effective(command, SINGLE, LISTED);
    }

    /** The values of an option for one tag, else those of the option for a list. */
    static List<Tag> effective(CommandSpec command, String single, String listed) {
        List<Tag> singleTags = values(command, single);
        return singleTags.isEmpty() ? values(command, listed) : singleTags;
    }

    private static List<Tag> values(CommandSpec command, String option) {
        List<Tag> values = command.findOption(option).getValue();
        return values == null ? List.of() : values;
    }

    /** The value of {@code --tag} and {@code --history-tag}. */
    static final class TagConverter implements ITypeConverter<Tag> {
        @Override
        public Tag convert(String text) {
            return OptionValueParsers.tag(text);
        }
    }
}
