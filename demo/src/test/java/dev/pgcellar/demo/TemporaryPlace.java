package dev.pgcellar.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo puts its folder, and what it leaves there. */
record TemporaryPlace(Path path) {

    /** Makes a folder that everybody may write. */
    static TemporaryPlace in(Path folder) throws IOException {
        Path path = Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new TemporaryPlace(path);
    }

    /** All files and folders directly in it. */
    List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(path)) {
            return found.toList();
        }
    }

    /** Command lines of the processes that work in it or were told of it. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process).contains(path.toString()) || worksHere(process))
                .map(TemporaryPlace::commandLine)
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(path);
        } catch (IOException e) {
            return false;
        }
    }
}
