package dev.pgcellar.storage.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that writes to a folder, as other processes can recognise it.
 *
 * @param space names the running kernel and the process id namespace in which {@code pid} counts: the same folder may be
 *     mounted by several machines and containers
 */
record WriterProcess(String space, long pid) {

    private static final String PROC = "/proc/";
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})-.*");

    /** This process. Where the operating system tells nothing, it has a space of its own that nobody recognises. */
    static WriterProcess current() {
        return new WriterProcess(currentSpace(), ProcessHandle.current().pid());
    }

    private static String currentSpace() {
        String named;
        try {
            named = Files.readString(Path.of(PROC + "sys/kernel/random/boot_id"), StandardCharsets.US_ASCII)
                    + Files.readSymbolicLink(Path.of(PROC + "self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            named = UUID.randomUUID().toString();
        }
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    /** Reads {@link #text} from the start of a longer text, after which a hyphen follows. */
    static Optional<WriterProcess> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new WriterProcess(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    String text() {
        return space + "-" + pid;
    }

    /**
     * Whether another process certainly runs no more. Of one on another machine, or in another container, that is
     * unknown.
     */
    boolean seesEnded(WriterProcess other) {
        return space.equals(other.space) && Files.notExists(Path.of(PROC + other.pid));
    }
}
