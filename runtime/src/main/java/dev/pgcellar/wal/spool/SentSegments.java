package dev.pgcellar.wal.spool;

import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Markers of the segments that were sent ahead of PostgreSQL's call for them. The launcher reads them too, by the same
 * rules.
 */
public final class SentSegments {

    /** A marker counts this long: the object may be deleted from the store, and the marker would not know. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(SentSegments.class);
    private static final String FORM = "pgcellar sent 1";
    private static final String END = "end";
    private static final String NO_LAUNCH = "-";
    private static final int LINES = 7;
    private static final int BINDING = 1;
    private static final int IDENTITY = 3;
    private static final int WRITTEN = 4;
    private static final int EXPIRY = 5;

    private final SpoolBinding binding;
    private final SpoolFolder folder;
    private final Clock clock;

    public SentSegments(Path spool, SpoolBinding binding, Clock clock) {
        this.binding = binding;
        this.folder = SpoolFolder.of(spool, SpoolFolder.SENT, binding);
        this.clock = clock;
    }

    /**
     * Whether exactly this file, as it is now, is in the archive already. Says so once: the marker is used up. Whatever
     * is wrong with the spool means no.
     */
    public boolean consume(Path file, WalName name) {
        Path marker = folder.file(name.text());
        try {
            boolean isSent = Files.isRegularFile(marker) && isSent(FileIdentity.of(file), name);
            return Files.deleteIfExists(marker) && isSent;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            LOG.warnf("the spool is not used: '%s': %s", marker, e.getMessage());
            return false;
        }
    }

    /** Whether a marker says that the file of this identity is in the archive. */
    boolean isSent(FileIdentity identity, WalName name) throws IOException {
        Path marker = folder.file(name.text());
        if (!Files.isRegularFile(marker)) {
            return false;
        }
        folder.requirePrivate();
        return isValid(Files.readAllLines(marker), identity);
    }

    private boolean isValid(List<String> lines, FileIdentity identity) {
        long now = clock.instant().getEpochSecond();
        return lines.size() == LINES
                && lines.get(0).equals(FORM)
                && lines.get(LINES - 1).equals(END)
                && lines.get(BINDING).equals(binding.digest())
                && lines.get(IDENTITY).equals(identity.text())
                && seconds(lines.get(WRITTEN)) <= now
                && now < seconds(lines.get(EXPIRY));
    }

    private static long seconds(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /**
     * Notes that a file is durable in the store.
     *
     * @param identity of the file before it was read
     */
    void add(WalName name, FileIdentity identity) throws IOException {
        long now = clock.instant().getEpochSecond();
        folder.write(
                name.text(),
                String.join(
                                "\n",
                                FORM,
                                binding.digest(),
                                binding.launch().isEmpty() ? NO_LAUNCH : binding.launch(),
                                identity.text(),
                                Long.toString(now),
                                Long.toString(now + LIFETIME.toSeconds()),
                                END)
                        + "\n");
    }

    SpoolFolder folder() {
        return folder;
    }
}
