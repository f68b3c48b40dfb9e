package dev.pgcellar.testsupport.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Request line and headers, kept byte for byte: they are signed. */
record RequestHead(List<String> lines) {

    /**
     * Reads the next request's head.
     *
     * @return null when the client closed the connection
     */
    static RequestHead read(InputStream in) throws IOException {
        byte[] block = readBlock(in);
        if (block.length == 0) {
            return null;
        }
        return new RequestHead(Arrays.asList(
                new String(block, StandardCharsets.ISO_8859_1).strip().split("\r\n")));
    }

    /** Reads up to and including the first empty line; an empty array at the end of the stream. */
    static byte[] readBlock(InputStream in) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            }
            block.write(next);
            if (next == "\r\n\r\n".charAt(matched)) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
        }
        return block.toByteArray();
    }

    RecordedRequest request() {
        String[] start = lines.get(0).split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new RecordedRequest(start[0], start[1], headers);
    }

    /** The head with {@code Connection: close}, which is not part of a signature. */
    byte[] closingConnection() {
        StringBuilder head = new StringBuilder();
        lines.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                .forEach(line -> head.append(line).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
