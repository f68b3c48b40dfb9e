package dev.pgcellar.azure;

/** No identity could be had. The SDK's own message names every source it asked, over many lines. */
public final class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Throwable details;

    /**
     * @param details what the SDK said
     */
    NoCredentialsException(String message, Throwable details) {
        super(message);
        this.details = details;
    }

    /** Not the cause of this exception, which the SDK would examine for failures that it tries again. */
    public Throwable details() {
        return details;
    }
}
