package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.google.ClientFailures;
import dev.pgcellar.google.CredentialsException;
import dev.pgcellar.snapshot.operation.SnapshotFailures;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** Turns what is no success into one of the SPI's failures, with one line that names the action and the reason. */
final class ComputeFailures {

    private final ClientFailures connection;
    private final String server;

    /**
     * @param server for messages
     */
    ComputeFailures(String server) {
        this.server = server;
        this.connection = new ClientFailures(server);
    }

    /**
     * The failure that an answer means.
     *
     * @param action as in {@link ComputeRequest#action()}
     */
    SnapshotException of(ComputeAnswer answer, String action) {
        String code = answer.error().code();
        String what = "cannot " + action + ": HTTP " + answer.status() + (code.isEmpty() ? "" : " " + code);
        if (answer.status() == 401) {
            // What the service says of a token may quote it.
            return new SnapshotAccessDeniedException(what, null);
        }
        String message = answer.error().message();
        String line = message.isEmpty() ? what : what + ": " + message;
        if (answer.isThrottling()) {
            return new SnapshotErrorException(line + "; " + server + " throttled it for too long", null);
        }
        return isDenial(answer)
                ? new SnapshotAccessDeniedException(line, null)
                : new SnapshotErrorException(line, null);
    }

    /** A used-up quota is reported with the same status as a missing permission. */
    private static boolean isDenial(ComputeAnswer answer) {
        return answer.status() == 403 && !answer.error().code().equals("quotaExceeded");
    }

    /** The failure of a request that got no answer. */
    SnapshotException ofNoAnswer(IOException failure, String action) {
        return SnapshotFailures.of(connection.translate(failure, action));
    }

    /** Whether there are no credentials, so that nothing was sent and another attempt would not help. */
    static boolean ofCredentials(IOException failure) {
        return failure instanceof CredentialsException;
    }

    /** Whether a request certainly never left this machine. */
    static boolean neverSent(IOException failure) {
        return ofCredentials(failure)
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
