package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.WriteCondition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An object on its way: a file that no request sees, beside the path it will get. Its presence keeps the folder from
 * being removed as empty. Closing removes it unless it was published.
 */
final class TemporaryFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 128 * 1024;

    /** How often a folder may be removed by others between its creation and the first file in it. */
    private static final int MAX_ATTEMPTS = 100;

    private final FolderTree tree;
    private final ConditionalRename conditionalRename;
    private final Path target;
    private final Path path;
    private final AtomicBoolean ended = new AtomicBoolean();

    private TemporaryFile(FolderTree tree, ConditionalRename conditionalRename, Path target, Path path) {
        this.tree = tree;
        this.conditionalRename = conditionalRename;
        this.target = target;
        this.path = path;
    }

    /** Creates an empty temporary file, and the folders it needs. */
    static TemporaryFile create(
            FolderTree tree,
            ConditionalRename conditionalRename,
            Permissions permissions,
            WriterProcess writer,
            Path target)
            throws IOException {
        Path folder = target.getParent();
        Path path = folder.resolve(ComponentName.temporary(writer));
        for (int attempt = 1; ; attempt++) {
            try {
                tree.createFolder(folder);
                FileChannel.open(path, Set.of(CREATE_NEW, WRITE), permissions.ofFiles())
                        .close();
                return new TemporaryFile(tree, conditionalRename, target, path);
            } catch (NoSuchFileException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                tree.removeEmptyFolders(folder);
                throw e;
            }
        }
    }

    /** Where it lies until it is published. */
    Path path() {
        return path;
    }

    /**
     * Writes a payload at a position. Opens the file anew each time: an interrupted thread closes the channel it writes
     * to, which must not be that of other threads.
     *
     * @throws IOException also when the payload is not as long as it announced
     */
    void write(long position, Payload payload) throws IOException {
        try (InputStream source = payload.open();
                FileChannel channel = FileChannel.open(path, WRITE, NOFOLLOW_LINKS)) {
            byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, payload.length()))];
            long written = 0;
            while (written < payload.length()) {
                int count = source.read(buffer, 0, (int) Math.min(buffer.length, payload.length() - written));
                if (count < 0) {
                    throw new IOException(
                            "the source ended after " + written + " of " + payload.length() + " announced bytes");
                }
                writeFully(channel, ByteBuffer.wrap(buffer, 0, count), position + written);
                written += count;
            }
            if (source.read() >= 0) {
                throw new IOException("the source holds more than the announced " + payload.length() + " bytes");
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        int start = buffer.position();
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position() - start);
        }
    }

    /**
     * Cuts the file to its size and gives it the target's name, durably.
     *
     * @param size in bytes
     */
    PutOutcome publish(long size, WriteCondition condition) throws IOException {
        try (FileChannel channel = FileChannel.open(path, WRITE, NOFOLLOW_LINKS)) {
            channel.truncate(size);
            channel.force(true);
        }
        makeRoomForTarget();
        PutOutcome outcome = rename(condition);
        if (outcome == PutOutcome.WRITTEN) {
            ended.set(true);
            FolderTree.sync(target.getParent());
        }
        return outcome;
    }

    private PutOutcome rename(WriteCondition condition) throws IOException {
        return switch (condition) {
            case IF_ABSENT -> conditionalRename.rename(path, target);
            case NONE -> {
                Files.move(path, target, ATOMIC_MOVE);
                yield PutOutcome.WRITTEN;
            }
        };
    }

    /** Removes an empty folder in the target's place; refuses anything that is neither absent nor an object. */
    private void makeRoomForTarget() throws IOException {
        Optional<BasicFileAttributes> found = tree.attributes(target);
        if (found.isPresent() && found.get().isDirectory()) {
            tree.removeEmptyFolders(target);
            found = tree.attributes(target);
        }
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw new StoreConflictException(
                    found.get().isDirectory()
                            ? "'" + target + "' is a folder that holds objects, so it cannot be an object itself"
                            : "'" + target + "' is neither a file nor a folder and is left alone",
                    new FileAlreadyExistsException(target.toString()));
        }
    }

    /** Removes the file, unless it was published, and the folders that are empty without it. Idempotent. */
    @Override
    public void close() throws IOException {
        if (ended.compareAndSet(false, true)) {
            Files.deleteIfExists(path);
            tree.removeEmptyFolders(target.getParent());
        }
    }
}
