package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.models.BlobStorageException;
import dev.pgcellar.http.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service answered, but not with success. Holds nothing of the request, whose URL may have a token. */
final class AzureAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]+)</Message>");
    private static final int MAX_DOCUMENT = 64 << 10;

    private final int status;
    private final String code;
    private final String reason;

    /**
     * @param code null when there was none
     * @param document the body, an error document in XML or anything else
     */
    private AzureAnswerException(int status, String code, String document) {
        super("HTTP " + status);
        this.status = status;
        this.code = code == null ? first(CODE, document) : code;
        String message = first(MESSAGE, document);
        // The service appends the request's id and the time, each on a line of its own.
        this.reason = message == null ? null : message.split("\\R|RequestId:", 2)[0];
    }

    /** Reads the answer and closes it. */
    static AzureAnswerException of(HttpResponse answer) {
        return new AzureAnswerException(
                answer.getStatusCode(), answer.getHeaders().getValue(ERROR_CODE), document(answer));
    }

    /** What the SDK made of an answer. */
    static AzureAnswerException of(BlobStorageException answer) {
        return new AzureAnswerException(
                answer.getStatusCode(),
                answer.getErrorCode() == null ? null : answer.getErrorCode().toString(),
                answer.getServiceMessage());
    }

    private static String document(HttpResponse answer) {
        try (answer;
                InputStream body = answer.getBodyAsInputStream().block()) {
            return body == null ? null : new String(body.readNBytes(MAX_DOCUMENT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    private static String first(Pattern pattern, String document) {
        Matcher found = pattern.matcher(document == null ? "" : document);
        return found.find() ? found.group(1) : null;
    }

    int status() {
        return status;
    }

    /** The error code of the service, for instance {@code BlobNotFound}, if the answer had one. */
    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    boolean hasCode(String expected) {
        return expected.equals(code);
    }

    /** What the service said, on one line. */
    Optional<String> reason() {
        return Optional.ofNullable(reason).map(ForeignText::oneLine);
    }

    /** Whether the container is what the service misses. */
    boolean missesContainer() {
        return hasCode("ContainerNotFound") || hasCode("ResourceNotFound");
    }
}
