package dev.pgcellar.testsupport.mounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program {@code findmnt} that says what a test wants, for processes that find it first on their {@code PATH}. */
public final class MountTable {

    private static final String SCRIPT =
            """
            #!/bin/sh
            for device; do :; done
            echo "$*" >> '%1$s/calls'
            cat '%1$s/mounts/'"$(printf %%s "$device" | tr / _)" 2>/dev/null
            """;

    private final Path folder;

    private MountTable(Path folder) {
        this.folder = folder;
    }

    /**
     * A table without mounts.
     *
     * @param folder to be made for it; its path has no quotation marks
     */
    public static MountTable in(Path folder) {
        try {
            Files.createDirectories(folder.resolve("mounts"));
            Path program = Files.createDirectories(folder.resolve("bin")).resolve("findmnt");
            Files.writeString(program, SCRIPT.formatted(folder.toAbsolutePath()));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new MountTable(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mounts a device; replaces an earlier mount of it. */
    public MountTable mount(String device, String point, String options) {
        return says(device, point + " " + options + "\n");
    }

    /** Lets the program say something else. */
    public MountTable says(String device, String output) {
        try {
            Files.writeString(folder.resolve("mounts").resolve(device.replace('/', '_')), output);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A {@code PATH} that has the program first. */
    public String searchPath() {
        return folder.resolve("bin") + ":" + System.getenv("PATH");
    }

    /** The arguments of each call so far. */
    public List<String> calls() {
        try {
            Path calls = folder.resolve("calls");
            return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
