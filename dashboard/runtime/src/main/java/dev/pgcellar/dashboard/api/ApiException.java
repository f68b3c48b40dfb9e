package dev.pgcellar.dashboard.api;

import dev.pgcellar.api.BackupNotFoundException;
import dev.pgcellar.api.OperationRefusedException;
import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.dashboard.config.SecretMask;

/**
 * A request that is answered with an error: a status and one line that says what, where and what to do.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    private final int status;

    private ApiException(int status, String message) {
        super(SecretMask.of(String.valueOf(message)), null, false, false);
        this.status = status;
    }

    /** The request makes no sense. */
    public static ApiException badRequest(String message) {
        return new ApiException(BAD_REQUEST, message);
    }

    /** The request is refused. */
    public static ApiException forbidden(String message) {
        return new ApiException(FORBIDDEN, message);
    }

    /** There is no such thing. */
    public static ApiException notFound(String message) {
        return new ApiException(NOT_FOUND, message);
    }

    /** The request cannot be done as things are. */
    public static ApiException conflict(String message) {
        return new ApiException(CONFLICT, message);
    }

    /** The store failed. */
    public static ApiException badGateway(String message) {
        return new ApiException(BAD_GATEWAY, message);
    }

    /** What PgCellar does not do, or cannot. */
    public static ApiException of(PgCellarException failure) {
        if (failure instanceof BackupNotFoundException) {
            return notFound(failure.getMessage());
        }
        return failure instanceof OperationRefusedException
                ? conflict(failure.getMessage())
                : badGateway(failure.getMessage());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
