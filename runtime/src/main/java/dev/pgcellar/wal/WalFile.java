package dev.pgcellar.wal;

import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * A WAL file being written beside its destination under a temporary name, which becomes the destination by
 * {@link #publish} and vanishes otherwise.
 */
final class WalFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WalFile.class);

    private static final int COPY_BUFFER = 128 << 10;

    /** The start of a long page header (PostgreSQL, access/xlog_internal.h): magic, flags … segment size at 32. */
    private static final int LONG_HEADER = 36;

    private static final int FLAGS_OFFSET = 2;
    private static final int SEGMENT_SIZE_OFFSET = 32;
    private static final int LONG_HEADER_FLAG = 0x0002;

    /** Page magics run from 0xD093 (9.6) over 0xD118 (18) upwards. */
    private static final int MAGIC_MASK = 0xFE00;

    private static final int MAGIC = 0xD000;

    private final Path destination;
    private final Path temporary;
    private final FileChannel channel;

    private WalFile(Path destination, Path temporary, FileChannel channel) {
        this.destination = destination;
        this.temporary = temporary;
        this.channel = channel;
    }

    static WalFile create(Path destination) throws IOException {
        Path absolute = target(destination);
        String prefix = "." + absolute.getFileName() + ".pgcellar-";
        removeAbandoned(absolute.getParent(), prefix);
        Path temporary =
                absolute.resolveSibling(prefix + ProcessHandle.current().pid());
        try {
            FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return new WalFile(absolute, temporary, channel);
        } catch (IOException e) {
            throw unwritable(absolute, e);
        }
    }

    /**
     * Gives a complete and durable file its place: it is renamed, or copied where that cannot be.
     *
     * @return false when that fails, whatever the reason; the destination is as it was then
     * @throws FileSystemException when the destination is of a kind that is not replaced
     */
    static boolean move(Path complete, Path destination) throws IOException {
        Path target = target(destination);
        try {
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(target);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            return copy(complete, target);
        } catch (IOException e) {
            LOG.debugf("'%s' cannot be moved to '%s': %s", complete, target, e);
            return false;
        }
    }

    private static boolean copy(Path complete, Path destination) {
        try (InputStream source = Files.newInputStream(complete);
                WalFile file = create(destination)) {
            file.copy(source, complete.toString());
            file.publish();
            Files.deleteIfExists(complete);
            return true;
        } catch (IOException e) {
            LOG.debugf("'%s' cannot be copied to '%s': %s", complete, destination, e);
            return false;
        }
    }

    /**
     * Removes what killed processes left of the same destination: PostgreSQL asks for one segment after the other under
     * one name, and nobody else looks for such files. Best effort.
     */
    private static void removeAbandoned(Path folder, String prefix) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder, path -> isOfEndedProcess(path.getFileName().toString(), prefix))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debugf("looking for abandoned files '%s*' in '%s' failed: %s", prefix, folder, e);
        }
    }

    private static boolean isOfEndedProcess(String name, String prefix) {
        if (!name.startsWith(prefix)) {
            return false;
        }
        String process = name.substring(prefix.length());
        return process.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }

    /** The file that is to be replaced. A link stays, and what is no file, a device for instance, is not replaced. */
    private static Path target(Path destination) throws IOException {
        if (Files.isDirectory(destination)) {
            throw new FileSystemException(destination.toString(), null, "it is a folder, not a file to be written");
        }
        if (!Files.exists(destination)) {
            return destination.toAbsolutePath();
        }
        if (!Files.isRegularFile(destination)) {
            throw new FileSystemException(destination.toString(), null, "it is not a file that could be replaced");
        }
        return destination.toRealPath();
    }

    /** A failure that names the destination: nobody knows the temporary file beside it. */
    private static IOException unwritable(Path destination, IOException cause) {
        String reason = cause.getMessage();
        if (cause instanceof NoSuchFileException) {
            reason = "its folder does not exist";
        } else if (cause instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            reason = failed.getReason();
        }
        IOException named = new FileSystemException(destination.toString(), null, "it cannot be written: " + reason);
        named.initCause(cause);
        return named;
    }

    /**
     * Writes the whole source.
     *
     * @param key of the object, for messages
     */
    void copy(InputStream source, String key) throws IOException {
        byte[] buffer = new byte[COPY_BUFFER];
        for (int count = read(source, buffer, key); count >= 0; count = read(source, buffer, key)) {
            write(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    private void write(ByteBuffer run) throws IOException {
        try {
            while (run.hasRemaining()) {
                channel.write(run);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(destination, e);
        }
    }

    private static int read(InputStream source, byte[] buffer, String key) throws IOException {
        try {
            return source.read(buffer);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreErrorException("'" + key + "' is damaged: " + e.getMessage(), false, e);
        }
    }

    /**
     * Refuses a segment that is shorter or longer than its own first page says, or empty (contract 07 no. 50). Files
     * that do not begin with a WAL page header are taken as they are.
     */
    void requireCompleteSegment(String key) throws IOException {
        if (channel.size() == 0) {
            throw new StoreErrorException("'" + key + "' is empty and no WAL segment", false, null);
        }
        OptionalLong expected = announcedSize();
        if (expected.isPresent() && expected.getAsLong() != channel.size()) {
            throw new StoreErrorException(
                    "'" + key + "' holds " + channel.size() + " bytes, but its header announces a segment of "
                            + expected.getAsLong(),
                    false,
                    null);
        }
    }

    private OptionalLong announcedSize() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LONG_HEADER).order(ByteOrder.nativeOrder());
        while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {
            // Reads on until the header is complete or the file ends.
        }
        if (header.hasRemaining()
                || (header.getShort(0) & MAGIC_MASK) != MAGIC
                || (header.getShort(FLAGS_OFFSET) & LONG_HEADER_FLAG) == 0) {
            return OptionalLong.empty();
        }
        long size = Integer.toUnsignedLong(header.getInt(SEGMENT_SIZE_OFFSET));
        return Long.bitCount(size) == 1 ? OptionalLong.of(size) : OptionalLong.empty();
    }

    /** Makes the file durable and gives it its name. */
    void publish() throws IOException {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(destination, e);
        }
        syncFolder(destination);
    }

    private static void syncFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
