package dev.pgcellar.demo;

import dev.pgcellar.demo.DemoRun.Outcome;
import dev.pgcellar.testsupport.cli.PgCellarProgram;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./pgcellar demo}. The script in the root of the checkout starts it with two system properties:
 * {@code pgcellar.home}, the distribution that is shown, and {@code pgcellar.demo.programs}, a folder that keeps the
 * PostgreSQL programs from one demo to the next, where it can be written.
 */
public final class Demo {

    private static final String USAGE = "usage: pgcellar demo [--keep]    --keep: leave the files for a look";
    private static final String KEEP = "--keep";
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 3;

    private Demo() {}

    /** Exits with 0 when exactly the right rows were restored, with 1 when not. */
    public static void main(String[] arguments) {
        Termination termination = Termination.interruptsCurrentThread();
        int exitCode = FAILURE;
        try {
            exitCode = run(List.of(arguments), termination);
        } finally {
            termination.cleanedUp();
        }
        System.exit(exitCode);
    }

    private static int run(List<String> arguments, Termination termination) {
        if (arguments.contains("--help")) {
            System.out.println(USAGE);
            return SUCCESS;
        }
        if (!List.of(KEEP).containsAll(arguments)) {
            System.err.println(USAGE);
            return WRONG_USAGE;
        }
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            System.err.println("pgcellar: the demo's PostgreSQL is built for Linux on x86-64 only");
            return FAILURE;
        }
        DemoRun run = new DemoRun(
                PgCellarProgram.ofThisBuild(),
                Path.of(System.getProperty("pgcellar.demo.programs")),
                arguments.contains(KEEP) ? AtEnd.KEEP : AtEnd.DELETE,
                termination);
        return run.run(System.out, System.err) == Outcome.SUCCESS ? SUCCESS : FAILURE;
    }
}
