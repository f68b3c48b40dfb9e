package dev.pgcellar.benchmarks.link;

import java.util.Locale;

/**
 * Counts the HTTP/1.1 requests in the bytes that one client sends on one connection. A body without a length (chunked
 * transfer coding, which clients of S3 do not use) ends the count.
 */
final class RequestCounter {

    private static final int MAX_HEAD = 1 << 16;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding:";

    private final Runnable onRequest;
    private final StringBuilder head = new StringBuilder();
    private long bodyLeft;
    private boolean counting = true;

    RequestCounter(Runnable onRequest) {
        this.onRequest = onRequest;
    }

    /** The next bytes of the connection. */
    void count(byte[] bytes, int length) {
        int position = 0;
        while (counting && position < length) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, length - position);
                bodyLeft -= skipped;
                position += skipped;
            } else {
                readHead(bytes[position++]);
            }
        }
    }

    private void readHead(byte next) {
        head.append((char) (next & 0xff));
        if (next == '\n' && endsHead()) {
            endHead(head.toString().toLowerCase(Locale.ROOT));
            head.setLength(0);
        } else if (head.length() > MAX_HEAD) {
            counting = false;
        }
    }

    private boolean endsHead() {
        int length = head.length();
        return length >= 4 && head.substring(length - 4).equals("\r\n\r\n");
    }

    private void endHead(String text) {
        onRequest.run();
        counting = !text.contains(CHUNKED);
        int start = text.indexOf(LENGTH);
        if (start >= 0) {
            int from = start + LENGTH.length();
            bodyLeft = Long.parseLong(
                    text.substring(from, text.indexOf("\r\n", from)).strip());
        }
    }
}
