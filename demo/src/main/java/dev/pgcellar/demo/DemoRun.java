package dev.pgcellar.demo;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresPrograms;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One demo from an empty folder to its end: all that was right, or what went wrong, and where the files are.
 *
 * @param program the command line to show
 * @param programsFolder keeps the PostgreSQL programs, unless it cannot be written
 */
record DemoRun(PgCellarProgram program, Path programsFolder, AtEnd atEnd, Termination termination) {

    enum Outcome {
        SUCCESS,
        FAILURE
    }

    /** Stops what it starts, and deletes what it writes unless it is to be kept. */
    Outcome run(PrintStream out, PrintStream err) {
        try {
            DemoFolder folder = DemoFolder.create();
            try (Ending ending = () -> end(folder, out)) {
                tell(new Transcript(out), folder);
            }
            return Outcome.SUCCESS;
        } catch (RuntimeException | AssertionError e) {
            report(e, err);
            return Outcome.FAILURE;
        }
    }

    private interface Ending extends AutoCloseable {
        @Override
        void close();
    }

    private void tell(Transcript transcript, DemoFolder folder) {
        transcript.heading("PgCellar backs up PostgreSQL and restores it to the moment before an accident");
        PostgresPrograms programs = transcript.preparation(
                "PostgreSQL 18 is unpacked", () -> PostgresVersion.V18.installInto(folderOfPrograms(folder)));
        transcript.command("demo=" + folder.path());
        transcript.abbreviate(folder.path().toString(), "$demo");
        transcript.command("PATH=" + program.path("pgcellar").getParent() + ":" + programs.folder() + ":$PATH");
        PgCellar pgcellar = new PgCellar(program, transcript, folder);
        new Demonstration(folder, transcript, pgcellar, programs).run();
        transcript.heading("Done in " + transcript.elapsed() + ": the restored server held exactly the "
                + Bottles.expected().size() + " rows of that moment, and none of the " + Bottles.BAD.size()
                + " bad ones");
    }

    private Path folderOfPrograms(DemoFolder folder) {
        return Files.isWritable(programsFolder.getParent()) ? programsFolder : folder.programs();
    }

    private void report(Throwable failure, PrintStream err) {
        err.println();
        if (termination.isRequested()) {
            err.println("The demo was interrupted");
            return;
        }
        err.println("The demo failed: " + (failure.getMessage() == null ? failure : failure.getMessage()));
        if (failure instanceof DemoFailure known) {
            err.print(known.details().indent(4));
        }
    }

    private void end(DemoFolder folder, PrintStream out) {
        if (atEnd == AtEnd.DELETE) {
            folder.delete();
            out.println("Nothing is left: " + folder.path() + " is deleted; --keep would have kept it");
            return;
        }
        out.println(
                """
                Kept in %s:
                    store       the base backup and the archived WAL
                    primary     the first server: data, server.log
                    restored    the restored server: data, server.log\
                """
                        .formatted(folder.path()));
    }
}
