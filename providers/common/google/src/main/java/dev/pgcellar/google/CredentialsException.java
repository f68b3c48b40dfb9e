package dev.pgcellar.google;

import java.io.IOException;

/** Credentials were not found, or no access token was got for them. The request they were for was not sent. */
public final class CredentialsException extends IOException {

    private static final long serialVersionUID = 1L;

    CredentialsException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
