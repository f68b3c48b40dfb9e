package dev.pgcellar.wal.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of one binding in a section of the spool. Only its owner can read or write it: who could write a marker
 * could make PostgreSQL forget WAL that is nowhere stored.
 */
final class SpoolFolder {

    /** Markers of segments that were sent ahead. */
    static final String SENT = "sent";

    /** Segments that were fetched ahead. */
    static final String FETCHED = "fetched";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> PRIVATE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final Path SELF = Path.of("/proc/self");

    private final Path section;
    private final Path path;

    private SpoolFolder(Path section, Path path) {
        this.section = section;
        this.path = path;
    }

    static SpoolFolder of(Path spool, String section, SpoolBinding binding) {
        Path folder = spool.toAbsolutePath().resolve(section);
        return new SpoolFolder(folder, folder.resolve(binding.folderName()));
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Makes the folder when it is not there.
     *
     * @throws IOException when it cannot be made, or others may write to it
     */
    void create() throws IOException {
        Files.createDirectories(path, PRIVATE);
        requirePrivate();
    }

    /** @throws IOException when somebody else may have written what is in it, or there is no such folder */
    void requirePrivate() throws IOException {
        boolean isShared = !Files.getPosixFilePermissions(section).equals(OWNER_ONLY);
        boolean isForeign = Files.exists(SELF)
                && !Files.getAttribute(section, "unix:uid").equals(Files.getAttribute(SELF, "unix:uid"));
        if (isShared || isForeign) {
            throw new FileSystemException(
                    section.toString(), null, "it must belong to the user who runs this command, with mode 0700");
        }
    }

    /** Writes a small file that is there as a whole, and durable, or not at all. */
    void write(String name, String content) throws IOException {
        Path temporary = path.resolve(
                "." + name + ".pgcellar-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
