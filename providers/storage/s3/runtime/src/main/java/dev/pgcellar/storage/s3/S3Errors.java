package dev.pgcellar.storage.s3;

import dev.pgcellar.http.ForeignText;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Turns an answer other than success into one of the SPI's failures, with one line that names the action, the HTTP
 * status and the S3 error code. What the server says of refused credentials is left out: some quote them.
 */
final class S3Errors {

    private static final Set<String> DENIALS = Set.of(
            "AccessDenied",
            "AccountProblem",
            "AuthFailure",
            "AllAccessDisabled",
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidSecurity",
            "InvalidToken",
            "NotSignedUp",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired",
            "UnrecognizedClientException");

    private static final Set<String> TRANSIENT = Set.of(
            "BadDigest",
            "InternalError",
            "OperationAborted",
            "RequestTimeout",
            "ServiceUnavailable",
            "SlowDown",
            "Throttling",
            "TooManyRequests",
            "XAmzContentSHA256Mismatch");

    private final String bucket;
    private final String server;
    private final Supplier<Optional<String>> reason;

    /**
     * @param server for messages
     * @param reason asks the server, by a request whose answer has a body, why it denies access to the bucket
     */
    S3Errors(String bucket, String server, Supplier<Optional<String>> reason) {
        this.bucket = bucket;
        this.server = server;
        this.reason = reason;
    }

    /**
     * @param action for instance {@code put 's3://bucket/key'}
     */
    StoreException translate(AwsServiceException answer, String action) {
        int status = answer.statusCode();
        Optional<String> code = code(answer).or(() -> reasonOf(status));
        String what = "cannot " + action + ": HTTP " + status
                + code.map(text -> " " + text).orElse("");
        if (code.filter("NoSuchBucket"::equals).isPresent()) {
            return bucketAbsent(answer);
        }
        if (isDenial(status, code)) {
            return new StoreAccessDeniedException(what, answer);
        }
        String line = what + message(answer).map(text -> ": " + text).orElse("");
        if (status == 409
                || status == 412
                || code.filter("InvalidObjectState"::equals).isPresent()) {
            return new StoreConflictException(line, answer);
        }
        return new StoreErrorException(line, isTransient(status, code), answer);
    }

    ContainerAbsentException bucketAbsent(AwsServiceException answer) {
        return new ContainerAbsentException("the bucket '" + bucket + "' does not exist on " + server, answer);
    }

    /**
     * The answer to a head request has no body, and the JDK drops that of an answer which comes before {@code 100
     * Continue}; with it the error code is lost, which alone tells an expired token from a missing permission.
     */
    private Optional<String> reasonOf(int status) {
        return status == 400 || status == 401 || status == 403 ? reason.get() : Optional.empty();
    }

    private static boolean isDenial(int status, Optional<String> code) {
        boolean refused = status == 401 || status == 403;
        return code.filter(DENIALS::contains).isPresent()
                || refused && code.filter("InvalidObjectState"::equals).isEmpty();
    }

    private static boolean isTransient(int status, Optional<String> code) {
        return status == 429
                || status >= 500 && status != 501 && status != 505
                || code.filter(TRANSIENT::contains).isPresent();
    }

    /** The S3 error code, if the answer had one. */
    static Optional<String> code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> !code.isBlank() && !code.equals(Integer.toString(answer.statusCode())));
    }

    static boolean hasCode(AwsServiceException answer, String code) {
        return code(answer).filter(code::equals).isPresent();
    }

    /** Whether a conflict is one of two requests at once, and not of the object's state. */
    static boolean isConcurrentWriter(AwsServiceException answer) {
        return answer.statusCode() == 409
                && code(answer)
                        .filter(code -> !code.equals("ConditionalRequestConflict") && !code.equals("OperationAborted"))
                        .isEmpty();
    }

    private static Optional<String> message(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .filter(text -> !text.isBlank())
                .map(S3Errors::oneLine);
    }

    /** A foreign message on one line of bounded length. */
    static String oneLine(String text) {
        return ForeignText.oneLine(text == null ? null : text.replaceFirst("\\s+\\(SDK Attempt Count: \\d+\\)\\s*$", ""));
    }
}
