package dev.pgcellar.testsupport.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a stream to its end in a thread of its own and keeps the first bytes. */
final class BoundedCapture {

    private static final int BUFFER_SIZE = 8192;

    private final InputStream stream;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread thread;

    private BoundedCapture(InputStream stream, int limit, String name) {
        this.stream = stream;
        this.limit = limit;
        this.thread = new Thread(this::read, name);
        thread.setDaemon(true);
    }

    /** @param limit how many bytes are kept; the others are read and dropped */
    static BoundedCapture start(InputStream stream, int limit, String name) {
        BoundedCapture capture = new BoundedCapture(stream, limit, name);
        capture.thread.start();
        return capture;
    }

    private void read() {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // The process was destroyed; what it said until then is kept.
        }
    }

    private void keep(byte[] buffer, int count) {
        synchronized (kept) {
            kept.write(buffer, 0, Math.min(count, limit - kept.size()));
        }
    }

    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits for the end of the stream; a grandchild that holds it open is not waited for beyond the limit. */
    void awaitEnd(Duration wait) {
        try {
            thread.join(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
