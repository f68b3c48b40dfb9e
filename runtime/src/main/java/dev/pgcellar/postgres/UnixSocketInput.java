package dev.pgcellar.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.function.IntSupplier;

/** Reads a non-blocking channel as a blocking stream with a time-out. */
final class UnixSocketInput extends InputStream {

    private final SocketChannel channel;
    private final ChannelReadiness readiness;
    private final IntSupplier timeoutMillis;

    UnixSocketInput(SocketChannel channel, IntSupplier timeoutMillis) throws IOException {
        this.channel = channel;
        this.readiness = new ChannelReadiness(channel, SelectionKey.OP_READ);
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Reads at least one byte, as long as the time-out allows. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        int count = channel.read(buffer);
        if (count != 0) {
            return count;
        }
        int timeout = timeoutMillis.getAsInt();
        do {
            if (!readiness.await(timeout)) {
                throw new SocketTimeoutException("nothing to read within " + timeout + " ms");
            }
            count = channel.read(buffer);
        } while (count == 0);
        return count;
    }

    void wakeUp() throws IOException {
        readiness.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        wakeUp();
    }
}
