package dev.pgcellar.storage.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * An upload on a connection without a socket time-out: the body of its answer, a few lines if any, is read at once and
 * under a deadline.
 */
final class GuardedUpload implements ExecutableHttpRequest {

    private static final int MAX_ANSWER = 1 << 20;
    private static final Executor READER = work -> {
        Thread thread = new Thread(work, "pgcellar-s3-answer");
        thread.setDaemon(true);
        thread.start();
    };

    private final ExecutableHttpRequest upload;
    private final Duration readTimeout;

    GuardedUpload(ExecutableHttpRequest upload, Duration readTimeout) {
        this.upload = upload;
        this.readTimeout = readTimeout;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = upload.call();
        return answer.responseBody().isEmpty() ? answer : withBodyRead(answer);
    }

    private HttpExecuteResponse withBodyRead(HttpExecuteResponse answer) throws IOException {
        byte[] body = readInTime(answer.responseBody().orElseThrow());
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private byte[] readInTime(InputStream body) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> readAndClose(body), READER)
                    .get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the answer did not end in time");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static byte[] readAndClose(InputStream body) {
        try (body) {
            return body.readNBytes(MAX_ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void abort() {
        upload.abort();
    }
}
