package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder as an object store; the package's documentation says how objects lie in it. It can hold either the key
 * {@code a} or keys below {@code a/}. Tags are ignored. Local calls have no deadline of their own: a network mount ends
 * them by its own time-out, if it has one.
 */
final class FileObjectStore implements ObjectStore {

    private static final ByteRange EVERYTHING = new ByteRange(0, Long.MAX_VALUE);

    /** The part size only has to keep the number of requests low, the other limits keep sums below 2^63. */
    private static final StoreLimits LIMITS = new StoreLimits(10_000, 64 * 1024, 1L << 40, 1L << 53, 1_000);

    private final FolderTree tree;
    private final FolderReader reader;
    private final Permissions permissions;
    private final ConditionalRename conditionalRename;
    private final FileFailures failures;
    private final WriterProcess writer = WriterProcess.current();
    private final AbandonedFiles abandoned = new AbandonedFiles(writer);

    FileObjectStore(Path root) {
        this(root, Files::createLink);
    }

    /**
     * @param linker makes the hard links for conditional writes
     */
    FileObjectStore(Path root, ConditionalRename.Linker linker) {
        this.permissions = new Permissions(root.getFileSystem());
        this.tree = new FolderTree(root, permissions);
        this.reader = new FolderReader(tree);
        this.conditionalRename = new ConditionalRename(linker);
        this.failures = new FileFailures(root);
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        try {
            return object(key)
                    .map(object -> new ObjectInfo(
                            key,
                            object.attributes().size(),
                            object.attributes().lastModifiedTime().toInstant()));
        } catch (IOException e) {
            throw failures.reading("cannot look up '" + key + "'", e);
        }
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return get(key, EVERYTHING);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        try {
            Optional<ObjectFile> object = object(key);
            return object.isEmpty()
                    ? Optional.empty()
                    : Optional.of(open(key, object.get().path(), range));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failures.reading("cannot open '" + key + "'", e);
        }
    }

    private static ObjectContent open(String key, Path path, ByteRange range) throws IOException {
        FileChannel channel = FileChannel.open(path, READ, NOFOLLOW_LINKS);
        try {
            long size = channel.size();
            long offset = Math.min(range.offset(), size);
            channel.position(offset);
            return new ObjectContent(key, Channels.newInputStream(channel), Math.min(range.length(), size - offset));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        try {
            if (options.condition() == WriteCondition.IF_ABSENT && object(key).isPresent()) {
                return PutOutcome.ALREADY_EXISTS;
            }
            try (TemporaryFile file = temporaryFile(key)) {
                return write(file, key, payload, options.condition());
            }
        } catch (IOException e) {
            throw failures.writing("cannot write '" + key + "'", e);
        }
    }

    /** Explains a failure while the file still takes its space, or a full disk would not look full. */
    private PutOutcome write(TemporaryFile file, String key, Payload payload, WriteCondition condition)
            throws StoreException {
        try {
            file.write(0, payload);
            return file.publish(payload.length(), condition);
        } catch (IOException e) {
            throw failures.writing("cannot write '" + key + "'", e);
        }
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        if (partSize < LIMITS.minPartSize() || partSize > LIMITS.maxPartSize()) {
            throw new IllegalArgumentException("the part size " + partSize + " is not between " + LIMITS.minPartSize()
                    + " and " + LIMITS.maxPartSize());
        }
        try {
            return new FileMultipartUpload(
                    key, partSize, LIMITS.maxParts(), options.condition(), temporaryFile(key), failures);
        } catch (IOException e) {
            throw failures.writing("cannot begin '" + key + "'", e);
        }
    }

    private TemporaryFile temporaryFile(String key) throws IOException {
        Path target = path(key)
                .orElseThrow(() -> new StoreErrorException(
                        "the key '" + key + "' cannot be a file in the folder '" + tree.root()
                                + "': a component takes more than 255 bytes or is not well-formed Unicode",
                        false,
                        null));
        TemporaryFile file = TemporaryFile.create(tree, conditionalRename, permissions, writer, target);
        abandoned.sweepFolderOf(file.path());
        return file;
    }

    @Override
    public ObjectListing list(String prefix) {
        return new FolderListing(reader, failures, prefix, FolderListing.Depth.ALL);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return new FolderListing(reader, failures, prefix, FolderListing.Depth.LEVEL);
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        try {
            tree.requireRoot();
        } catch (IOException e) {
            throw failures.reading("cannot delete objects", e);
        }
        List<DeleteFailure> failed = new ArrayList<>();
        for (String key : keys) {
            try {
                delete(key);
            } catch (IOException e) {
                failed.add(new DeleteFailure(key, failures.reason(e)));
            }
        }
        return failed;
    }

    /** Looks at the folders that the prefixes name and not below them: objects are written beside their place. */
    @Override
    public void discardUnfinishedUploads(List<String> prefixes) throws StoreException {
        for (String prefix : prefixes) {
            discardUnfinishedUploads(prefix);
        }
    }

    private void discardUnfinishedUploads(String prefix) throws StoreException {
        int slash = prefix.lastIndexOf('/');
        if (slash < 0 || slash < prefix.length() - 1) {
            throw new IllegalArgumentException("'" + prefix + "' does not end in a slash");
        }
        try {
            Optional<Path> folder = tree.pathOf(prefix.substring(0, slash));
            if (folder.isPresent()
                    && tree.attributes(folder.get())
                            .filter(BasicFileAttributes::isDirectory)
                            .isPresent()) {
                AbandonedFiles.removeAll(folder.get());
                tree.removeEmptyFolders(folder.get());
            }
        } catch (IOException e) {
            throw failures.reading("cannot remove unfinished files of '" + prefix + "'", e);
        }
    }

    private void delete(String key) throws IOException {
        Optional<ObjectFile> object = object(key);
        if (object.isPresent()) {
            Files.deleteIfExists(object.get().path());
            tree.removeEmptyFolders(object.get().path().getParent());
        }
    }

    @Override
    public boolean containerExists() throws StoreException {
        try {
            return tree.rootExists();
        } catch (IOException e) {
            throw failures.reading("cannot look up the container", e);
        }
    }

    @Override
    public void createContainer() throws StoreException {
        try {
            tree.createRoot();
        } catch (IOException e) {
            throw failures.writing("cannot create the container", e);
        }
    }

    @Override
    public void close() {}

    private record ObjectFile(Path path, BasicFileAttributes attributes) {}

    /** The file of a key, if there is one. */
    private Optional<ObjectFile> object(String key) throws IOException {
        Optional<Path> path = path(key);
        if (path.isEmpty()) {
            tree.requireRoot();
            return Optional.empty();
        }
        return tree.attributes(path.get())
                .filter(BasicFileAttributes::isRegularFile)
                .map(attributes -> new ObjectFile(path.get(), attributes));
    }

    private Optional<Path> path(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a key must not be empty");
        }
        return tree.pathOf(key);
    }
}
