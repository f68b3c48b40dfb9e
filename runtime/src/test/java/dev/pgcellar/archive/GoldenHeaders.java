package dev.pgcellar.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hexadecimal dumps in {@code golden/tar-listing.txt}, from which lines of zeros are left out. */
final class GoldenHeaders {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{8}): ((?:[0-9a-f]{4} ?)+) .*");

    private GoldenHeaders() {}

    /** The bytes of a dump from one offset to another. */
    static byte[] bytes(String heading, int from, int to) throws IOException {
        byte[] bytes = new byte[to];
        for (String line : section(heading)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && Integer.parseInt(matcher.group(1), 16) < to) {
                byte[] row = HexFormat.of().parseHex(matcher.group(2).replace(" ", ""));
                System.arraycopy(row, 0, bytes, Integer.parseInt(matcher.group(1), 16), row.length);
            }
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static List<String> section(String heading) throws IOException {
        try (InputStream golden = GoldenHeaders.class.getResourceAsStream("/golden/tar-listing.txt")) {
            List<String> lines = new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int start = lines.indexOf(heading) + 1;
            return lines.subList(start, lines.size()).stream()
                    .takeWhile(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
