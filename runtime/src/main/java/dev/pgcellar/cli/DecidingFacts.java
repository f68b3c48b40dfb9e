package dev.pgcellar.cli;

import dev.pgcellar.wal.spool.SpoolBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Model.CommandSpec;

/**
 * All that decides where a command's WAL is stored, and in which form: the arguments, the options whether given or
 * configured, the environment, and the files that hold configuration. Of the environment everything counts, since
 * nobody can tell what a client library reads: a difference that does not matter costs a request, one that is
 * overlooked costs WAL.
 */
final class DecidingFacts {

    /** By what the launcher recognises the same facts; it passes it only when it can see all of them. */
    private static final String LAUNCH = "pgcellar.spool.launch";

    /** The argument that the launcher took for the WAL file's; the rest of the arguments made its fingerprint. */
    private static final String LAUNCH_WAL = "pgcellar.spool.wal";

    private static final Set<String> INDIFFERENT_VARIABLES = Set.of("_", "SHLVL", "OLDPWD");
    private static final Set<String> INDIFFERENT_OPTIONS = Set.of(
            "--verbose", "--quiet", "--log-format", "--help", "--version", "--test", "--spool-dir", "--spool-segments");

    private final CommandSpec command;
    private final Map<String, String> environment;

    DecidingFacts(CommandSpec command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /**
     * The binding of a run.
     *
     * @param wal the argument that names the WAL file
     * @param folder where the server's segments are
     * @param arguments the other positional arguments
     */
    SpoolBinding binding(String wal, Path folder, String... arguments) throws IOException {
        if (ConfigProvider.getConfig()
                .getOptionalValue("smallrye.config.locations", String.class)
                .isPresent()) {
            throw new IOException("smallrye.config.locations names configuration that is not compared");
        }
        List<String> facts = new ArrayList<>(Arrays.asList(arguments));
        facts.add(folder.toRealPath().toString());
        facts.add(Path.of("").toAbsolutePath().toString());
        command.options().stream()
                .filter(option -> !INDIFFERENT_OPTIONS.contains(option.longestName()))
                .map(option -> option.longestName() + "=" + option.<Object>getValue())
                .sorted()
                .forEach(facts::add);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!INDIFFERENT_VARIABLES.contains(name)) {
                facts.add(name + "=" + value);
            }
        });
        for (Path file : configurationFiles()) {
            boolean isThere = Files.isRegularFile(file) && Files.isReadable(file);
            facts.add(isThere ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "");
        }
        boolean isLaunched = wal.equals(System.getProperty(LAUNCH_WAL));
        return SpoolBinding.of(facts, isLaunched ? System.getProperty(LAUNCH, "") : "");
    }

    /** The same files as in the launcher's part for the spool. */
    private List<Path> configurationFiles() {
        String home = environment.getOrDefault("HOME", "/");
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
        return Stream.of(
                        "/etc/pgcellar/pgcellar.properties",
                        configuration + "/pgcellar/pgcellar.properties",
                        home + "/.config/pgcellar/pgcellar.properties",
                        System.getProperty("pgcellar.home", "/") + "/pgcellar.properties",
                        "config/application.properties",
                        "config/application-prod.properties",
                        ".env",
                        environment.getOrDefault("AWS_CONFIG_FILE", home + "/.aws/config"),
                        environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", home + "/.aws/credentials"))
                .map(Path::of)
                .toList();
    }
}
