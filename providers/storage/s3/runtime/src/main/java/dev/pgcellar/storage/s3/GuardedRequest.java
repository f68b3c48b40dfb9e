package dev.pgcellar.storage.s3;

import dev.pgcellar.http.CallGuard;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** One request under guard, from its first byte to the head of the answer. */
final class GuardedRequest implements ExecutableHttpRequest {

    private final UrlRequest request;
    private final Function<Runnable, CallGuard> guards;

    /**
     * @param guards begins a watch that aborts by what it is given
     */
    GuardedRequest(UrlRequest request, Function<Runnable, CallGuard> guards) {
        this.request = request;
        this.guards = guards;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        try (CallGuard guard = guards.apply(request::abort)) {
            return send(guard);
        }
    }

    private HttpExecuteResponse send(CallGuard guard) throws IOException {
        try {
            return request.send(guard::progress);
        } catch (IOException e) {
            throw translated(e, guard);
        }
    }

    /** An interrupt and a connection that cannot be made end the call at once; the SDK tries other failures again. */
    private static IOException translated(IOException failure, CallGuard guard) {
        if (guard.verdict() == CallGuard.Verdict.INTERRUPTED) {
            throw AbortedException.create("interrupted", failure);
        }
        if (guard.verdict() == CallGuard.Verdict.STALLED) {
            SocketTimeoutException stalled = new SocketTimeoutException("nothing moved");
            stalled.initCause(failure);
            return stalled;
        }
        if (failure instanceof SocketTimeoutException && isConnectTimeout(failure)) {
            throw SdkClientException.create("connect timed out", new ConnectTimedOutException());
        }
        return failure;
    }

    private static boolean isConnectTimeout(IOException failure) {
        return failure.getMessage() != null
                && failure.getMessage().toLowerCase(Locale.ROOT).startsWith("connect timed out");
    }

    @Override
    public void abort() {
        request.abort();
    }
}
