package dev.pgcellar.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how much is written, in pieces, so that many small writes cost nothing. */
final class CountedOutput extends FilterOutputStream {

    private static final long PIECE = 1 << 20;

    private final LongConsumer written;
    private long untold;

    CountedOutput(OutputStream out, LongConsumer written) {
        super(out);
        this.written = written;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        count(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count(length);
    }

    private void count(int bytes) {
        untold += bytes;
        if (untold >= PIECE) {
            tell();
        }
    }

    private void tell() {
        written.accept(untold);
        untold = 0;
    }

    @Override
    public void close() throws IOException {
        tell();
        super.close();
    }
}
