package dev.pgcellar.storage.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * The body of a request, which tells the guard of each block that was taken. The HTTP client leaves it open, so it is
 * closed here.
 */
final class GuardedBody implements ContentStreamProvider, AutoCloseable {

    private final ContentStreamProvider content;
    private volatile Runnable progress = () -> {};
    private InputStream opened = InputStream.nullInputStream();

    GuardedBody(ContentStreamProvider content) {
        this.content = content;
    }

    /** What to call after each block. */
    void onProgress(Runnable action) {
        this.progress = action;
    }

    @Override
    public InputStream newStream() {
        opened = new FilterInputStream(content.newStream()) {
            @Override
            public int read() throws IOException {
                progress.run();
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                progress.run();
                return super.read(buffer, offset, length);
            }
        };
        return opened;
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
