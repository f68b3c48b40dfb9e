package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.Set;

/**
 * Turns an answer other than success into one of the SPI's failures, with one line that names the action, the HTTP
 * status and the service's error code. What the service says of refused credentials is left out: it quotes what was
 * signed.
 */
final class AzureErrors {

    private static final Set<String> DENIALS = Set.of(
            "AuthenticationFailed", "InvalidAuthenticationInfo", "NoAuthenticationInformation", "AuthorizationFailure");

    private final String container;
    private final String server;

    /**
     * @param server for messages
     */
    AzureErrors(String container, String server) {
        this.container = container;
        this.server = server;
    }

    /**
     * @param action for instance {@code read 'https://account.blob.core.windows.net/container/key'}
     */
    StoreException translate(AzureAnswerException answer, String action) {
        int status = answer.status();
        String what = "cannot " + action + ": HTTP " + status
                + answer.code().map(code -> " " + code).orElse("");
        if (answer.missesContainer()) {
            return containerAbsent(answer);
        }
        if (status == 401
                || status == 403
                || answer.code().filter(DENIALS::contains).isPresent()) {
            return new StoreAccessDeniedException(what, answer);
        }
        String line = what + answer.reason().map(text -> ": " + text).orElse("");
        return status == 409 || status == 412
                ? new StoreConflictException(line, answer)
                : new StoreErrorException(line, isTransient(status), answer);
    }

    ContainerAbsentException containerAbsent(AzureAnswerException answer) {
        return new ContainerAbsentException("the container '" + container + "' does not exist on " + server, answer);
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
    }
}
