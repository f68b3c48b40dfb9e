package dev.pgcellar.benchmarks.work;

/**
 * What a run left.
 *
 * @param storedBytes in the store; -1 where the work stores nothing
 * @param destinationBytes what the program had to write to files of this machine to do its work
 */
record Effect(long storedBytes, long destinationBytes) {

    /** Nothing is stored, and nothing needs to be written. */
    static final Effect NONE = new Effect(-1, 0);

    /** Bytes in a store that is reached by network. */
    static Effect uploaded(long bytes) {
        return new Effect(bytes, 0);
    }

    /** Files of this machine. */
    static Effect wrote(long bytes) {
        return new Effect(-1, bytes);
    }
}
