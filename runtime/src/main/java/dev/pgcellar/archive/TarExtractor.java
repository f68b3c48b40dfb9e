package dev.pgcellar.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Extracts tar archives into one directory (contract 03 section 4 step 7): any conforming tar without sparse members.
 * Several threads may extract an archive each at the same time. Call {@link #finish} once after the last: only then
 * have the directories their attributes and is everything on disk. PostgreSQL's control file appears after that, by
 * {@link #publishControlFile}: a process that is killed before leaves nothing that a server would start on.
 *
 * <p>Members cannot leave the directory, nor be written through a symbolic link (contract 07 no. 35). A file appears
 * under its name when it is complete. FIFOs and devices are left out with a warning.
 */
public final class TarExtractor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TarExtractor.class.getName());

    private final List<Path> createdFor;
    private final TargetDirectory target;
    private final AttributeRestorer restorer;
    private final FileSync sync = new FileSync();

    /**
     * @param directory created if missing, with its parents; may be a symbolic link to a directory
     * @throws TargetWriteException if it cannot be created or written to
     */
    public TarExtractor(Path directory) throws IOException {
        try {
            Path absolute = directory.toAbsolutePath();
            createdFor = directoriesAbove(absolute);
            Files.createDirectories(absolute);
            Path root = absolute.toRealPath();
            restorer = AttributeRestorer.in(root);
            target = new TargetDirectory(root, restorer);
        } catch (IOException e) {
            throw new TargetWriteException(directory, e);
        }
    }

    /** The directories that get a new entry when this one and its missing parents are created. */
    private static List<Path> directoriesAbove(Path directory) {
        List<Path> changed = new ArrayList<>();
        Path path = directory;
        while (path.getParent() != null && Files.notExists(path)) {
            path = path.getParent();
            changed.add(path);
        }
        return changed;
    }

    /**
     * Extracts one archive, and reads its stream to the very end so that a codec's trailer is verified.
     *
     * @param archive the uncompressed archive; not closed. What it throws is passed on unchanged
     * @param part 0 for the main archive, 1 and up for its continuations. Of files directly in the target directory that
     *     several archives hold, the one of the highest part stays; within one archive, the last
     * @throws MalformedArchiveException if the archive is damaged, truncated or holds sparse members
     * @throws UnsafeMemberException if a member would leave the directory
     * @throws TargetWriteException naming the file that could not be written; nothing of it is left
     */
    public ExtractionReport extract(InputStream archive, int part) throws IOException, InterruptedException {
        SourceStream source = new SourceStream(archive);
        try {
            return new ArchiveExtraction(target, restorer, sync, source, part).run();
        } catch (IOException e) {
            if (source.failure().isPresent()) {
                throw source.failure().get();
            }
            throw e;
        }
    }

    /**
     * Gives the directories their attributes and waits until everything is on disk.
     *
     * @throws TargetWriteException if that fails; what was extracted must not be relied on then
     */
    public void finish() throws IOException, InterruptedException {
        sync.await();
        target.seal();
        for (Path directory : createdFor) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw new TargetWriteException(directory, e);
            }
        }
    }

    /**
     * Gives {@code global/pg_control} its name, durably, if an archive held it. To be called last, when whatever else
     * the cluster needs is in place and on disk.
     *
     * @throws TargetWriteException if that fails
     */
    public void publishControlFile() throws IOException {
        target.publishControlFile();
    }

    /**
     * Ends the threads that sync files. What was extracted stays, also without {@link #finish}, but for a control file
     * that was not published.
     */
    @Override
    public void close() {
        sync.close();
        try {
            target.discardControlFile();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a temporary file stays behind: {0}", e.getMessage());
        }
    }
}
