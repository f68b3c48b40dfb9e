package dev.pgcellar.snapshot.azure;

import dev.pgcellar.azure.ConnectTimedOutException;
import dev.pgcellar.azure.NoCredentialsException;
import dev.pgcellar.http.ConnectionFailures;
import dev.pgcellar.http.ForeignText;
import dev.pgcellar.snapshot.operation.SnapshotFailures;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import org.jboss.logging.Logger;

/** Turns what is no success into one of the SPI's failures, with one line that names the action and the reason. */
final class ResourceFailures {

    private static final Logger LOG = Logger.getLogger(ResourceFailures.class);
    private static final String LOCKED = "ScopeLocked";

    private final ConnectionFailures connection;
    private final String server;

    /**
     * @param server for messages
     */
    ResourceFailures(String server, ComputeSettings settings) {
        this.server = server;
        this.connection = new ConnectionFailures(
                server,
                settings.caBundle() == null ? "REQUESTS_CA_BUNDLE names a file with other authorities to trust" : "");
    }

    /**
     * The failure that an answer means.
     *
     * @param action as in {@link ResourceRequest#action()}
     */
    SnapshotException of(Answer answer, String action) {
        String what = "cannot " + action + ": HTTP " + answer.status()
                + answer.code().map(code -> " " + code).orElse("");
        if (answer.status() == 401) {
            // What the service says of a token may quote it.
            return new SnapshotAccessDeniedException(what, null);
        }
        String line = what
                + answer.message().map(text -> ": " + ForeignText.oneLine(text)).orElse("");
        if (answer.status() == 403) {
            return new SnapshotAccessDeniedException(line, null);
        }
        if (answer.code().filter(LOCKED::equals).isPresent()) {
            return new SnapshotLockedException(line, null);
        }
        return new SnapshotErrorException(
                answer.status() == Answer.THROTTLED ? line + "; " + server + " throttled it for too long" : line, null);
    }

    /** The failure of a request that got no answer. */
    SnapshotException ofNoAnswer(Throwable failure, String action) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoCredentialsException missing) {
                LOG.debug("no source of Azure credentials answered", missing.details());
                return new SnapshotAccessDeniedException("cannot " + action + ": " + missing.getMessage(), failure);
            }
            if (cause instanceof ConnectTimedOutException) {
                return SnapshotFailures.of(connection.unreachable(action, cause.getMessage(), failure));
            }
            if (cause instanceof IOException io) {
                return SnapshotFailures.of(connection.translate(io, failure, action));
            }
        }
        return new SnapshotErrorException(
                "cannot " + action + ": " + ForeignText.oneLine(failure.getMessage()), failure);
    }

    /** Whether a request certainly never left this machine. */
    static boolean neverSent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoCredentialsException
                    || cause instanceof ConnectTimedOutException
                    || cause instanceof ConnectException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
