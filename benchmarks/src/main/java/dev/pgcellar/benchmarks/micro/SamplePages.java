package dev.pgcellar.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that compress about as pages of tables do: numbered rows with text, and a quarter that is random. */
final class SamplePages {

    private static final int PAGE = 8192;

    private SamplePages() {}

    /** The same at every call. */
    static byte[] of(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(7);
        for (int page = 0; page * PAGE < length; page++) {
            byte[] content = page % 4 == 3 ? noise(random) : rows(page, random);
            System.arraycopy(content, 0, bytes, page * PAGE, Math.min(PAGE, length - page * PAGE));
        }
        return bytes;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[PAGE];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] rows(int page, Random random) {
        StringBuilder text = new StringBuilder(PAGE + 256);
        for (int row = 0; text.length() < PAGE; row++) {
            text.append("row ")
                    .append(page * 100 + row)
                    .append(": customer ")
                    .append(random.nextInt(100_000))
                    .append(" opened a page and stayed for ")
                    .append(random.nextInt(600))
                    .append(" seconds; session ")
                    .append(Long.toHexString(random.nextLong()))
                    .append('\n');
        }
        return text.substring(0, PAGE).getBytes(StandardCharsets.ISO_8859_1);
    }
}
