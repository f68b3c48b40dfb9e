package com.example.sftp;

import java.io.IOException;
import java.io.InputStream;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;

/** Reads an open file from a position on, and gives its channel back at the end. */
final class RemoteFileStream extends InputStream {

    private static final int PIECE_BYTES = 32 * 1024;

    private final SftpChannels.Channel channel;
    private final CloseableHandle file;
    private final String what;
    private long position;

    RemoteFileStream(SftpChannels.Channel channel, CloseableHandle file, long position, String what) {
        this.channel = channel;
        this.file = file;
        this.position = position;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        try {
            int read = channel.client().read(file, position, buffer, offset, Math.min(count, PIECE_BYTES));
            position += Math.max(0, read);
            return read;
        } catch (IOException e) {
            throw channel.failure(what, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (file.isOpen()) {
                file.close();
            }
        } catch (IOException e) {
            throw channel.failure(what, e);
        } finally {
            channel.close();
        }
    }
}
