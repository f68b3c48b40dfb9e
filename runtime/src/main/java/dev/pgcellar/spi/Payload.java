package dev.pgcellar.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes to be written, of known length, that can be read more than once: a client library that retries a request opens
 * them again.
 */
public interface Payload {

    /** Length in bytes. */
    long length();

    /** Opens the bytes from the start. May be called repeatedly, also while an earlier stream is open. */
    InputStream open() throws IOException;

    /** All bytes of an array, which must not be changed until the write returned. */
    static Payload of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** A run of an array, which must not be changed until the write returned. */
    static Payload of(byte[] bytes, int offset, int length) {
        return new Payload() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes, offset, length);
            }
        };
    }

    /** The remaining bytes of a buffer backed by an array; position and limit are read now and not changed. */
    static Payload of(ByteBuffer buffer) {
        return of(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
    }

    /**
     * The content of a file, whose size is read now. A file that changes its size meanwhile makes the write fail.
     *
     * @throws IOException when the file cannot be examined
     */
    static Payload ofFile(Path file) throws IOException {
        long length = Files.size(file);
        return new Payload() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
