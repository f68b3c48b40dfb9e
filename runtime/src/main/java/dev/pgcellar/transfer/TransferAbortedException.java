package dev.pgcellar.transfer;

import java.io.IOException;

/**
 * A write was refused because the transfer it belongs to has already failed elsewhere or was given up. The cause is
 * the first failure, if there was one; it is the one worth reporting.
 */
public final class TransferAbortedException extends IOException {

    private static final long serialVersionUID = 1L;

    TransferAbortedException(String message, Throwable firstFailure) {
        super(message, firstFailure);
    }
}
