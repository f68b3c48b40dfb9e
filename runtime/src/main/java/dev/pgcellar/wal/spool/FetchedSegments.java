package dev.pgcellar.wal.spool;

import dev.pgcellar.wal.WalCandidate;
import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Segments in the spool that were fetched ahead. A file's name says of which object it is the content: one that was
 * replaced since has another size or time.
 */
public final class FetchedSegments {

    private static final Logger LOG = Logger.getLogger(FetchedSegments.class);

    /** By what the launcher finds the folder of its own arguments. */
    private static final String LAUNCH = "launch";

    private static final int VERSION_BYTES = 8;

    private final SpoolBinding binding;
    private final SpoolFolder folder;

    public FetchedSegments(Path spool, SpoolBinding binding) {
        this.binding = binding;
        this.folder = SpoolFolder.of(spool, SpoolFolder.FETCHED, binding);
    }

    /** Whether the content of an archived segment is here, and nobody else can have put it there. */
    boolean holds(WalName name, WalCandidate object) {
        Path file = file(name, object);
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            folder.requirePrivate();
            return true;
        } catch (IOException e) {
            LOG.warnf("the spool is not used: '%s': %s", file, e.getMessage());
            return false;
        }
    }

    /** Where the content of an archived segment is kept, if it is there: complete, decompressed and durable. */
    Path file(WalName name, WalCandidate object) {
        String version = object.key() + "\n" + object.size() + "\n" + object.lastModified();
        byte[] digest = SpoolBinding.sha256().digest(version.getBytes(StandardCharsets.UTF_8));
        return folder.file(name.text() + "." + HexFormat.of().formatHex(digest, 0, VERSION_BYTES));
    }

    /**
     * Makes the folder, and room in it: segments that do not follow are not waited for any more.
     *
     * @param following what may stay
     */
    void prepare(Collection<WalName> following) throws IOException {
        folder.create();
        Set<String> names = following.stream().map(WalName::text).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path(), "[0-9A-F]*.*")) {
            for (Path file : files) {
                if (!names.contains(file.getFileName().toString().split("\\.", 2)[0])) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Files.deleteIfExists(folder.file(LAUNCH));
        if (!binding.launch().isEmpty()) {
            folder.write(LAUNCH, binding.launch() + "\n");
        }
    }
}
