package dev.pgcellar.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Writes a non-blocking channel as a blocking stream. */
final class UnixSocketOutput extends OutputStream {

    private final SocketChannel channel;
    private final ChannelReadiness readiness;

    UnixSocketOutput(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.readiness = new ChannelReadiness(channel, SelectionKey.OP_WRITE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                readiness.await(0);
            }
        }
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
