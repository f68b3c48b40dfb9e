package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpHeaders;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The checksum of Cloud Storage, and its written form: four bytes, the highest first, in Base64. */
final class Crc32c {

    /** The header that carries checksums of an object or part. */
    static final String HEADER = "x-goog-hash";

    private static final String NAME = "crc32c=";
    private static final int BLOCK = 64 * 1024;

    private Crc32c() {}

    /** Reads a payload once. */
    static int of(Payload payload) {
        CRC32C sum = new CRC32C();
        long length = 0;
        try (InputStream in = payload.open()) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                sum.update(block, 0, count);
                length += count;
            }
        } catch (IOException e) {
            throw new UnreadablePayloadException(ErrorDocument.oneLine(e.getMessage()));
        }
        if (length < payload.length()) {
            throw new UnreadablePayloadException("it ended after " + length + " of " + payload.length() + " bytes");
        }
        if (length > payload.length()) {
            throw new UnreadablePayloadException("it is longer than the " + payload.length() + " bytes announced");
        }
        return (int) sum.getValue();
    }

    static String text(int sum) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt(sum).array());
    }

    /** As a value of {@link #HEADER}. */
    static String header(int sum) {
        return NAME + text(sum);
    }

    /** The written form of the checksum that an answer's headers hold, if any. */
    static Optional<String> in(HttpHeaders headers) {
        return headers.getHeaderStringValues(HEADER).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> value.startsWith(NAME))
                .map(value -> value.substring(NAME.length()))
                .findFirst();
    }
}
