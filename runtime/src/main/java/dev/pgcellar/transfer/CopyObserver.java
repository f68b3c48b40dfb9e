package dev.pgcellar.transfer;

/**
 * Is told how far the copying of a backup's content is. What counts is, in a backup, the content before compression; in
 * a restore, the archives as they are stored.
 */
public interface CopyObserver {

    /** Wants to know nothing. */
    CopyObserver NONE = new CopyObserver() {
        @Override
        public void expected(long bytes) {}

        @Override
        public void copied(long bytes) {}
    };

    /**
     * Told at most once, before anything is copied; never where the total cannot be known.
     *
     * @param bytes that will be copied in all; exact for a restore, for a backup the size that PostgreSQL gives
     */
    void expected(long bytes);

    /**
     * Told as content goes through, in any thread, also by several at once.
     *
     * @param bytes since the last time
     */
    void copied(long bytes);
}
