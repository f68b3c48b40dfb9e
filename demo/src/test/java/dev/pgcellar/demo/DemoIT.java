package dev.pgcellar.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it: by the script in the root of the checkout. */
class DemoIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int TERMINATED = 128 + 15;
    private static final String[] AS_NOBODY = {"--reuid=65534", "--regid=65534", "--clear-groups"};

    private static final String RESTORED_ROWS =
            """
                Barolo 2016
                Rioja 2014
                Riesling 2019
                Chablis 2020
                Madeira 1908
            $ pg_ctl -D $demo/restored/data stop""";

    @TempDir
    Path folder;

    private TemporaryPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        place = TemporaryPlace.in(folder);
    }

    @Test
    void restores_exactly_the_right_rows_and_leaves_nothing_behind() throws IOException {
        ProcessOutcome outcome = run(Checkout.ofThisBuild().demo().workingFolder(Path.of("/")));

        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stdout())
                .contains("$ pgcellar backup --immediate-checkpoint file://$demo/store demo ")
                .contains("$ pgcellar restore --target-time \"$moment\" file://$demo/store demo auto ")
                .contains(RESTORED_ROWS);
        assertNothingIsLeft();
    }

    @Test
    void keeps_the_files_when_asked_to() throws IOException {
        ProcessOutcome outcome = run(Checkout.ofThisBuild().demo("--keep"));

        outcome.expectSuccess();
        assertThat(place.files()).singleElement().satisfies(kept -> {
            assertThat(outcome.stdout()).contains("Kept in " + kept);
            assertThat(kept.resolve("store/demo/base")).isNotEmptyDirectory();
            assertThat(kept.resolve("primary/data/PG_VERSION")).hasContent("18");
            assertThat(kept.resolve("restored/data/PG_VERSION")).hasContent("18");
            assertThat(kept.resolve("restored/server.log")).isNotEmptyFile();
        });
        assertThat(place.processes()).isEmpty();
    }

    @Test
    void shows_what_a_failing_command_says_and_cleans_up() throws IOException {
        Checkout checkout = Checkout.ofThisBuild().copyTo(folder.resolve("checkout"));
        checkout.replaceProgram(
                """
                if [ "$1" = backup ]; then
                    echo 'the disk is on fire' >&2
                    exit 7
                fi
                exec "$original" "$@"
                """);

        ProcessOutcome outcome = run(checkout.demo());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr())
                .contains("The demo failed: 'pgcellar backup ")
                .contains("ended with exit code 7")
                .contains("    the disk is on fire");
        assertNothingIsLeft();
    }

    @Test
    void shows_the_log_of_the_server_when_archiving_fails() throws IOException {
        Checkout checkout = Checkout.ofThisBuild().copyTo(folder.resolve("checkout"));
        checkout.replaceProgram(
                """
                if [ "$1" = wal-archive ]; then
                    echo 'the bucket has a hole' >&2
                    exit 1
                fi
                exec "$original" "$@"
                """);

        ProcessOutcome outcome = run(checkout.demo());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stderr()).contains("The demo failed: archive_command failed", "the bucket has a hole");
        assertNothingIsLeft();
    }

    @Test
    void stops_the_server_and_deletes_the_files_when_a_signal_ends_it() throws IOException {
        try (CommandLineProcess demo = Checkout.ofThisBuild()
                .demo()
                .environment("TMPDIR", place.path().toString())
                .start()) {
            demo.await("a backup to begin", LIMIT, () -> demo.stdout().contains("$ pgcellar backup "));

            demo.send(Signal.TERM);
            ProcessOutcome outcome = demo.awaitExit(LIMIT);

            assertThat(outcome.exitCode()).isEqualTo(TERMINATED);
            assertThat(outcome.stderr()).contains("The demo was interrupted").doesNotContain("failed");
        }
        assertNothingIsLeft();
    }

    @Test
    void refuses_an_unknown_option() {
        ProcessOutcome outcome = run(Checkout.ofThisBuild().demo("--kep"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.stderr()).startsWith("usage: pgcellar demo [--keep]");
    }

    @Test
    void works_for_an_ordinary_user_who_may_not_write_the_checkout() throws IOException {
        assumeTrue(nobodyCanBeActedFor(), "this takes root, setpriv, and a Java that everybody may run");
        Checkout checkout = Checkout.ofThisBuild().copyTo(folder.resolve("checkout"));

        ProcessOutcome outcome = run(CommandLineProcess.of("setpriv", AS_NOBODY)
                .arguments(checkout.root().resolve("pgcellar").toString(), "demo")
                .environment("HOME", "/nonexistent"));

        outcome.expectSuccess();
        assertThat(outcome.stdout()).contains(RESTORED_ROWS);
        assertNothingIsLeft();
    }

    @Test
    void works_for_root_where_user_namespaces_are_forbidden() throws IOException {
        assumeTrue(nobodyCanBeActedFor(), "this takes root, setpriv, and a Java that everybody may run");
        Checkout checkout = Checkout.ofThisBuild().copyTo(folder.resolve("checkout"));
        Path forbidding = Files.createDirectory(folder.resolve("bin")).resolve("unshare");
        Files.writeString(forbidding, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(forbidding, PosixFilePermissions.fromString("rwxr-xr-x"));

        ProcessOutcome outcome =
                run(checkout.demo().environment("PATH", forbidding.getParent() + ":" + System.getenv("PATH")));

        outcome.expectSuccess();
        assertThat(outcome.stdout()).contains(RESTORED_ROWS);
        assertNothingIsLeft();
    }

    private ProcessOutcome run(CommandLineProcess.Builder command) {
        return command.environment("TMPDIR", place.path().toString()).run(LIMIT);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(place.processes()).isEmpty();
        assertThat(place.files()).isEmpty();
    }

    private static boolean nobodyCanBeActedFor() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return System.getProperty("user.name").equals("root")
                && Files.isExecutable(Path.of("/usr/bin/setpriv"))
                && CommandLineProcess.of("setpriv", AS_NOBODY)
                                .arguments(java, "-version")
                                .run(LIMIT)
                                .exitCode()
                        == 0;
    }
}
