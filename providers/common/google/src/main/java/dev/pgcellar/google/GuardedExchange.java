package dev.pgcellar.google;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import dev.pgcellar.http.CallGuard;
import dev.pgcellar.http.CallGuards;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;

/** One request under guard, from its first byte to the head of the answer. */
final class GuardedExchange extends LowLevelHttpRequest {

    private final HttpURLConnection connection;
    private final CallGuards guards;

    /**
     * @param connection of the request's URL, not connected yet
     */
    GuardedExchange(HttpURLConnection connection, CallGuards guards) {
        this.connection = connection;
        this.guards = guards;
    }

    @Override
    public void addHeader(String name, String value) {
        connection.addRequestProperty(name, value);
    }

    /** The time for a connection is that of all stores. */
    @Override
    public void setTimeout(int connectMillis, int readMillis) {
        connection.setReadTimeout(readMillis);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        Duration readTimeout = Duration.ofMillis(connection.getReadTimeout());
        try (CallGuard guard = guards.watch(readTimeout, connection::disconnect)) {
            try {
                return send(guard);
            } catch (IOException e) {
                connection.disconnect();
                throw translated(e, guard);
            } catch (RuntimeException e) {
                connection.disconnect();
                throw e;
            }
        }
    }

    private LowLevelHttpResponse send(CallGuard guard) throws IOException {
        if (getStreamingContent() != null) {
            sendBody(guard);
        } else if (connection.getRequestMethod().startsWith("P")) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
        }
        guard.progress();
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is no HTTP");
        }
        return new UrlResponse(connection, status);
    }

    private void sendBody(CallGuard guard) throws IOException {
        setHeader("Content-Type", getContentType());
        setHeader("Content-Encoding", getContentEncoding());
        connection.setDoOutput(true);
        if (getContentLength() < 0) {
            connection.setChunkedStreamingMode(0);
        } else {
            connection.setFixedLengthStreamingMode(getContentLength());
        }
        OutputStream out = new WatchedStream(connection.getOutputStream(), guard);
        getStreamingContent().writeTo(out);
        out.close();
    }

    private void setHeader(String name, String value) {
        if (value != null) {
            connection.setRequestProperty(name, value);
        }
    }

    /** An interrupt and a connection that cannot be made end the call at once; other failures are tried again. */
    private static IOException translated(IOException failure, CallGuard guard) {
        if (guard.verdict() == CallGuard.Verdict.INTERRUPTED) {
            return withCause(new InterruptedIOException("interrupted"), failure);
        }
        if (guard.verdict() == CallGuard.Verdict.STALLED) {
            return withCause(new SocketTimeoutException("nothing moved"), failure);
        }
        boolean connecting = failure instanceof SocketTimeoutException
                && failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).startsWith("connect timed out");
        if (connecting) {
            throw new FinalFailureException(new ConnectTimedOutException(failure));
        }
        return failure;
    }

    private static IOException withCause(IOException failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }

    private static final class WatchedStream extends FilterOutputStream {
        private final CallGuard guard;

        WatchedStream(OutputStream out, CallGuard guard) {
            super(out);
            this.guard = guard;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            guard.progress();
        }
    }
}
