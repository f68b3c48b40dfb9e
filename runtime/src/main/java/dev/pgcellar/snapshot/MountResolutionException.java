package dev.pgcellar.snapshot;

import java.io.IOException;

/** Whether and where a device is mounted cannot be told. The message names the device and the reason. */
final class MountResolutionException extends IOException {

    private static final long serialVersionUID = 1L;

    MountResolutionException(String message, Throwable cause) {
        super(message, cause);
    }
}
