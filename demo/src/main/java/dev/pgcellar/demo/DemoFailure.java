package dev.pgcellar.demo;

/** A step did not do what it should. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String details;

    /**
     * @param message one line: which command or check, and how it ended
     * @param details what the command or the server said; lines, perhaps none
     */
    DemoFailure(String message, String details) {
        super(message);
        this.details = details;
    }

    String details() {
        return details;
    }
}
