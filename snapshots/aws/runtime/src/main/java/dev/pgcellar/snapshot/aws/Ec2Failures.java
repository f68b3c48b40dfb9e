package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Turns failures of the SDK into those of the SPI, with one line that names the action and the EC2 error code. What the
 * service says of refused credentials is left out: it is long and partly encoded.
 */
final class Ec2Failures {

    private static final Set<String> DENIALS = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthFailure",
            "Blocked",
            "ExpiredToken",
            "InvalidClientTokenId",
            "OptInRequired",
            "PendingVerification",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnauthorizedOperation");

    private final String service;

    /**
     * @param region for messages
     */
    Ec2Failures(String region) {
        this.service = "Amazon EC2 in " + region;
    }

    /**
     * @param action for instance {@code delete snapshot 'snap-0123'}
     * @param permission what the request needs, for instance {@code ec2:DeleteSnapshot}
     */
    SnapshotException translate(RuntimeException failure, String action, String permission) {
        if (failure instanceof AwsServiceException answer) {
            return translate(answer, action, permission);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoCredentialsException) {
                return new SnapshotAccessDeniedException("cannot " + action + ": " + cause.getMessage(), failure);
            }
            if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
                return unreachable(action, "it did not answer in time", failure);
            }
            if (cause instanceof UnknownHostException) {
                return unreachable(action, "its name does not resolve", failure);
            }
            if (cause instanceof SSLException) {
                return new SnapshotErrorException(
                        "cannot " + action + ": no secure connection to " + service + ": "
                                + OneLine.of(cause.getMessage()),
                        failure);
            }
            if (cause instanceof IOException) {
                return unreachable(action, OneLine.of(cause.getMessage()), failure);
            }
        }
        return new SnapshotErrorException("cannot " + action + ": " + OneLine.of(failure.getMessage()), failure);
    }

    private SnapshotException translate(AwsServiceException answer, String action, String permission) {
        String code = code(answer);
        String what = "cannot " + action + ": " + (code.isEmpty() ? "HTTP " + answer.statusCode() : code);
        if (DENIALS.contains(code) || answer.statusCode() == 401 || answer.statusCode() == 403) {
            return new SnapshotAccessDeniedException(
                    what + "; the credentials must be valid and have the permission " + permission, answer);
        }
        if (code.equals("SnapshotLocked")) {
            return new SnapshotLockedException(what, answer);
        }
        return new SnapshotErrorException(what + ": " + OneLine.of(message(answer)), answer);
    }

    /** The EC2 error code; empty when there is none. */
    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** The EC2 error code behind a failure; empty when there is none. */
    static String code(SnapshotException failure) {
        return failure.getCause() instanceof AwsServiceException answer ? code(answer) : "";
    }

    private static String message(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? answer.getMessage()
                : answer.awsErrorDetails().errorMessage();
    }

    private SnapshotUnreachableException unreachable(String action, String reason, Throwable cause) {
        return new SnapshotUnreachableException("cannot reach " + service + " to " + action + ": " + reason, cause);
    }
}
