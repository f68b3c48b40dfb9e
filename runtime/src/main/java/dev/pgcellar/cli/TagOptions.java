package dev.pgcellar.cli;

import dev.pgcellar.spi.Tag;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Tags of the objects a command writes (contract 00 section 10).
 */
final class TagOptions {

    @Option(
            names = "--tag",
            paramLabel = "KEY,VALUE",
            converter = TagConverter.class,
            description = "Tag the written objects; may be repeated.")
    List<Tag> tag;

    @Option(
            names = "--tags",
            arity = "0..*",
            paramLabel = "KEY,VALUE",
            description = "Tag the written objects; takes all values up to the next option. Prefer --tag.")
    List<String> tags;

    /**
     * The tags to write.
     *
     * @param usage makes the complaint about a wrong command line
     */
    List<Tag> effective(Function<String, ParameterException> usage) {
        return effective(tag, tags, "--tag", usage);
    }

    static List<Tag> effective(
            List<Tag> single, List<String> listed, String name, Function<String, ParameterException> usage) {
        if (single != null && listed != null) {
            throw usage.apply("argument " + name + "s: not allowed with argument " + name);
        }
        if (single != null) {
            return single;
        }
        return listed == null
                ? List.of()
                : listed.stream().map(item -> CsvTag.parse(item, usage)).toList();
    }

    /** The value of {@code --tag} and {@code --history-tag}. */
    static final class TagConverter implements ITypeConverter<Tag> {
        @Override
        public Tag convert(String text) {
            return OptionValueParsers.tag(text);
        }
    }
}
