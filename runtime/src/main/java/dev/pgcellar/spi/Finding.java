package dev.pgcellar.spi;

import java.util.Objects;

/**
 * What one check of {@code pgcellar doctor} found.
 *
 * @param check what was checked, in a word or two, for instance {@code multipart upload}
 * @param state what it means
 * @param found one line; no secrets
 * @param fix one sentence that says what to do; null when there is nothing to do
 */
public record Finding(String check, State state, String found, String fix) {

    /** What a finding means. */
    public enum State {
        /** As it should be. */
        OK,
        /** Works, but somebody should look at it. */
        WARNING,
        /** Backups, WAL archiving or restores do not work like this. */
        FAILED,
        /** Could not be, or did not need to be, checked. */
        SKIPPED
    }

    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(found, "found");
    }

    public static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, null);
    }

    public static Finding warning(String check, String found, String fix) {
        return new Finding(check, State.WARNING, found, Objects.requireNonNull(fix, "fix"));
    }

    public static Finding failed(String check, String found, String fix) {
        return new Finding(check, State.FAILED, found, Objects.requireNonNull(fix, "fix"));
    }

    /**
     * @param why it was not checked
     */
    public static Finding skipped(String check, String why) {
        return new Finding(check, State.SKIPPED, why, null);
    }
}
