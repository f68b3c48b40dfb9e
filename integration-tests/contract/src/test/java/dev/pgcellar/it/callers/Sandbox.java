package dev.pgcellar.it.callers;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The container in which CloudNativePG runs the programs, as far as it can be made here: no environment but what a test
 * gives, another user than root without capabilities, and a file system that is read-only but for one folder. Without
 * the right to make one, the programs run with the bare environment only.
 */
final class Sandbox {

    static final Duration LIMIT = Duration.ofMinutes(2);

    /** Who runs a program. */
    enum User {
        /** A user of no privileges, as in the caller's image. */
        POSTGRES("setpriv", "--reuid=26", "--regid=26", "--clear-groups", "--bounding-set=-all", "--no-new-privs"),

        /** Looks like nobody and has the files of the user who runs the tests, among them a server's data. */
        OWNER_OF_DATA("unshare", "-U");

        private final List<String> command;

        User(String... command) {
            this.command = List.of(command);
        }
    }

    private static final String MAKE_READ_ONLY =
            "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro / && shift && exec \"$@\"";

    private final Path programs;
    private final Path writable;
    private final boolean isReal;

    /**
     * @param folder of this test alone; the programs and what they write go below it
     */
    Sandbox(Path folder) {
        try {
            open(folder);
            this.programs = open(Files.createDirectory(folder.resolve("programs")));
            this.writable = open(Files.createDirectory(folder.resolve("writable")));
            Files.setPosixFilePermissions(writable, PosixFilePermissions.fromString("rwxrwxrwx"));
            copyDistribution();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.isReal = canIsolate();
    }

    private static Path open(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void copyDistribution() {
        Path home = PgCellarProgram.ofThisBuild().path("pgcellar").getParent().getParent();
        CommandLineProcess.of("cp", "-R", "--preserve=timestamps", home + "/.", programs.toString())
                .run(LIMIT)
                .expectSuccess();
        CommandLineProcess.of("chmod", "-R", "a+rX", programs.toString())
                .run(LIMIT)
                .expectSuccess();
    }

    private boolean canIsolate() {
        List<String> command = new ArrayList<>(isolation(User.POSTGRES));
        command.add("true");
        try {
            return CommandLineProcess.of(command.get(0))
                            .arguments(command.subList(1, command.size()))
                            .run(LIMIT)
                            .exitCode()
                    == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private List<String> isolation(User user) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "-m", "sh", "-c", MAKE_READ_ONLY, "sh", writable.toString()));
        command.addAll(user.command);
        return command;
    }

    /** Whether programs are isolated from the machine. */
    boolean isReal() {
        return isReal;
    }

    /** The one folder that programs may write to. */
    Path writable() {
        return writable;
    }

    /** Whether the distribution has this program. */
    boolean has(String program) {
        return Files.exists(programs.resolve("bin").resolve(program));
    }

    /** Runs {@code barman-cloud-<command>}. */
    ProcessOutcome run(
            User user, Map<String, String> environment, Path workingFolder, String command, List<String> argv) {
        List<String> line = new ArrayList<>();
        line.add(programs.resolve("bin/barman-cloud-" + command).toString());
        line.addAll(argv);
        return run(user, environment, workingFolder, line);
    }

    /** Runs any program. */
    ProcessOutcome run(User user, Map<String, String> environment, Path workingFolder, List<String> line) {
        List<String> all = new ArrayList<>(isReal ? isolation(user) : List.of());
        all.addAll(List.of("env", "-i"));
        Stream.concat(environment.entrySet().stream(), javaHome().stream())
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .forEach(all::add);
        all.addAll(line);
        return CommandLineProcess.of(all.get(0))
                .arguments(all.subList(1, all.size()))
                .workingFolder(workingFolder)
                .run(LIMIT);
    }

    /** Where Java is not on the ordinary path, the machine's own variable finds it. */
    private static Optional<Map.Entry<String, String>> javaHome() {
        return Optional.ofNullable(System.getenv("JAVA_HOME")).map(home -> Map.entry("JAVA_HOME", home));
    }
}
