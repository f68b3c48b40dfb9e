package dev.pgcellar.expire;

/**
 * Is told what a deletion would delete, in the order in which it would.
 */
public interface DeletionPreview {

    /** The disk snapshots of a backup. */
    void snapshots();

    /** One object. */
    void object(String key);

    /**
     * All objects under a prefix.
     *
     * @param prefix ends in a slash
     */
    void prefix(String prefix);

    /** Objects that would be deleted together. Only one such list is open at a time. */
    Keys objects();

    /** A list of keys, which may be long. */
    interface Keys extends AutoCloseable {

        /** Adds a key. */
        void add(String key);

        /** Ends the list. One that is still empty counts as never begun. */
        @Override
        void close();
    }
}
