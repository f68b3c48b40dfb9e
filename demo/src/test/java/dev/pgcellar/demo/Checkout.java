package dev.pgcellar.demo;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A checkout that is built: the script {@code pgcellar}, and what the build made of {@code cli} and {@code demo}.
 */
record Checkout(Path root) {

    private static final Path SCRIPT = Path.of("pgcellar");
    private static final Path CLI = Path.of("cli/target/pgcellar");
    private static final Path PROGRAM = CLI.resolve("bin/pgcellar");
    private static final Path DEMO = Path.of("demo/target/pgcellar-demo");

    /** This very checkout. */
    static Checkout ofThisBuild() {
        return new Checkout(Path.of(System.getProperty("pgcellar.checkout")));
    }

    /** Copies what is needed to run, into a folder that does not exist. */
    Checkout copyTo(Path target) throws IOException {
        for (Path part : new Path[] {SCRIPT, CLI, DEMO}) {
            Files.createDirectories(target.resolve(part).getParent());
            new Folder(root.resolve(part)).copyTo(target.resolve(part));
        }
        return new Checkout(target);
    }

    /** Puts a script in the place of the program; {@code $original} in it is what was there before. */
    void replaceProgram(String script) throws IOException {
        Path program = root.resolve(PROGRAM);
        Path original = program.resolveSibling("original");
        Files.move(program, original);
        Files.writeString(program, "#!/bin/sh\noriginal='" + original + "'\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The demo, as a user starts it. */
    CommandLineProcess.Builder demo(String... arguments) {
        return CommandLineProcess.of(root.resolve(SCRIPT).toString(), "demo").arguments(arguments);
    }
}
