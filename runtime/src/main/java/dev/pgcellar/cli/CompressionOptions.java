package dev.pgcellar.cli;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The flags that choose a compression: one or two for each codec of this build, and those of the contract's codecs that
 * this build lacks, which are recognised and answered with the dependency to add.
 */
@Singleton
final class CompressionOptions {

    /** Flags of the contract's codecs, by codec name (contract 01 section 3). */
    private static final Map<String, List<String>> OF_CONTRACT = Map.of(
            "gzip", List.of("-z", "--gzip"),
            "bzip2", List.of("-j", "--bzip2"),
            "xz", List.of("--xz"),
            "snappy", List.of("--snappy"),
            "zstd", List.of("--zstd"),
            "lz4", List.of("--lz4"));

    private final Codecs codecs;

    @Inject
    CompressionOptions(Codecs codecs) {
        this.codecs = codecs;
    }

    /** Adds the flags to a command. */
    void addTo(CommandSpec command) {
        codecs.descriptors()
                .forEach(codec -> add(
                        command,
                        codec.name(),
                        codec.flags(),
                        "Compress with " + codec.name() + " (" + codec.suffix() + ")."));
        OF_CONTRACT.forEach((name, flags) -> {
            if (command.findOption(flags.get(flags.size() - 1)) == null) {
                add(command, name, flags, null);
            }
        });
    }

    private static void add(CommandSpec command, String codec, List<String> flags, String description) {
        OptionSpec.Builder option = OptionSpec.builder(flags.toArray(String[]::new))
                .arity("0")
                .type(Boolean.class)
                .userObject(new CodecFlag(codec))
                .hidden(description == null);
        command.addOption(
                option.description(description == null ? "" : description).build());
    }

    /** The flags that {@link #addTo} added to a command; they exclude each other. */
    static List<OptionSpec> flagsOf(CommandSpec command) {
        return command.options().stream()
                .filter(option -> option.userObject() instanceof CodecFlag)
                .toList();
    }

    private record CodecFlag(String codec) {}

    /**
     * The codec that was asked for, on the command line or else by configuration, or empty when none was.
     *
     * @throws ParameterException when configuration asks for two
     * @throws dev.pgcellar.spi.InvalidConfigurationException when this build lacks it
     */
    Optional<CodecDescriptor> chosen(CommandSpec command) {
        List<OptionSpec> given = flagsOf(command).stream()
                .filter(option -> Boolean.TRUE.equals(option.getValue()))
                .toList();
        if (given.size() > 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "argument " + given.get(1).longestName() + ": not allowed with argument "
                            + given.get(0).longestName());
        }
        return given.stream().findFirst().map(option -> codecs.named(((CodecFlag) option.userObject()).codec()));
    }
}
