package dev.pgcellar.archive;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The records of a PAX extended header, in the order they are added. */
final class PaxRecords {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    void add(String key, String value) {
        byte[] body = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        // the length counts its own digits
        int length = body.length + 1;
        while (Integer.toString(length).length() + body.length != length) {
            length++;
        }
        bytes.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
    }

    /** Seconds since the epoch as the shortest decimal with a fraction: {@code 1795345486.128556}, {@code 5.0}. */
    static String decimal(Instant time) {
        String text = BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
        return text.contains(".") ? text : text + ".0";
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    int length() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
