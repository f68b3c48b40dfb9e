package dev.pgcellar.api;

import dev.pgcellar.FailureDescription;
import dev.pgcellar.catalog.AbsentBackupException;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.postgres.InvalidConnectionSettingsException;
import dev.pgcellar.postgres.PostgresUnavailableException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.util.List;

/** What the failure of a use case is to the caller of the API. */
final class FailureTranslation {

    private static final List<Class<? extends Throwable>> UNREACHABLE = List.of(
            StoreUnreachableException.class, SnapshotUnreachableException.class, PostgresUnavailableException.class);
    private static final List<Class<? extends Throwable>> REFUSED =
            List.of(StoreAccessDeniedException.class, SnapshotAccessDeniedException.class);
    private static final List<Class<? extends Throwable>> NOT_FOUND =
            List.of(AbsentBackupException.class, BackupSelectionException.class);
    private static final List<Class<? extends Throwable>> INVALID = List.of(
            InvalidConfigurationException.class,
            InvalidConnectionSettingsException.class,
            IllegalArgumentException.class);

    private FailureTranslation() {}

    static PgCellarException of(Throwable failure) {
        if (failure instanceof PgCellarException known) {
            return known;
        }
        String message = FailureDescription.of(failure)
                .orElseGet(() -> failure instanceof IllegalArgumentException && failure.getMessage() != null
                        ? failure.getMessage()
                        : "internal error: " + failure);
        if (isCausedBy(failure, UNREACHABLE)) {
            return new UnreachableException(message, failure);
        }
        if (isCausedBy(failure, REFUSED)) {
            return new AccessRefusedException(message, failure);
        }
        if (isAny(failure, NOT_FOUND)) {
            return new BackupNotFoundException(message, failure);
        }
        return isAny(failure, INVALID)
                ? new InvalidRequestException(message, failure)
                : new OperationRefusedException(message, failure);
    }

    private static boolean isCausedBy(Throwable failure, List<Class<? extends Throwable>> types) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAny(cause, types)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAny(Throwable failure, List<Class<? extends Throwable>> types) {
        return types.stream().anyMatch(type -> type.isInstance(failure));
    }
}
