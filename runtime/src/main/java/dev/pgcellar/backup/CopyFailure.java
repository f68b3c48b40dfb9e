package dev.pgcellar.backup;

import dev.pgcellar.transfer.TransferAbortedException;

/** What is behind the failure of a copy, and how it is told. */
final class CopyFailure {

    private CopyFailure() {}

    /** The failure behind the writes that were refused because of it. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root instanceof TransferAbortedException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
