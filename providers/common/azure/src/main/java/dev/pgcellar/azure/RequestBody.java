package dev.pgcellar.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import dev.pgcellar.http.ForeignText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * The body of one attempt, and how it gets on: the JDK reads it as fast as the server takes it.
 */
final class RequestBody {

    private final BinaryData data;
    private final long length;
    private volatile long lastProgress = System.nanoTime();
    private volatile String failure;

    private RequestBody(BinaryData data, long length) {
        this.data = data;
        this.length = length;
    }

    static RequestBody of(HttpRequest request) {
        BinaryData data = request.getBodyAsBinaryData();
        String length = request.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
        return new RequestBody(data, data == null || length == null ? 0 : Long.parseLong(length));
    }

    BodyPublisher publisher() {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new ObservedStream(data.toStream())), length);
    }

    /** How long nothing was taken of the body, or, after its end, how long the answer is waited for. */
    long nanosSinceProgress() {
        return System.nanoTime() - lastProgress;
    }

    /** Why the body cannot be read, if so. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private final class ObservedStream extends FilterInputStream {

        ObservedStream(InputStream stream) {
            super(stream);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            lastProgress = System.nanoTime();
            try {
                return super.read(buffer, offset, count);
            } catch (IOException e) {
                failure = ForeignText.oneLine(e.getMessage());
                throw e;
            }
        }
    }
}
