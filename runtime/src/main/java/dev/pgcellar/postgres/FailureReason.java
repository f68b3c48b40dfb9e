package dev.pgcellar.postgres;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The reason of a failed connection or statement, in one line. */
final class FailureReason {

    private FailureReason() {}

    /**
     * PostgreSQL's own message, or that of the network failure beneath; the driver's text speaks of a host and port
     * that may not be the ones in use.
     */
    static String of(SQLException failure) {
        ServerErrorMessage server =
                failure instanceof PSQLException driverFailure ? driverFailure.getServerErrorMessage() : null;
        if (server != null && server.getMessage() != null) {
            String severity = server.getSeverity() == null ? "" : server.getSeverity() + ": ";
            return firstLine(severity + server.getMessage());
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException network) {
                return ofNetwork(network);
            }
        }
        return firstLine(String.valueOf(failure.getMessage()));
    }

    static String ofNetwork(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name cannot be resolved";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        return firstLine(IoReason.of(failure));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
