package dev.pgcellar.wal;

/**
 * A PostgreSQL timeline.
 *
 * @param id 1 to 2^32 - 1 for a timeline PostgreSQL uses; 0 occurs in file names only
 */
public record Timeline(long id) implements Comparable<Timeline> {

    /** The highest timeline that the eight digits of a file name can hold. */
    public static final long MAX_ID = 0xFFFF_FFFFL;

    public Timeline {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("a timeline is a number from 0 to 4294967295, not " + id);
        }
    }

    /** The eight upper-case hexadecimal digits that WAL file names begin with. */
    public String toHex() {
        return String.format("%08X", id);
    }

    @Override
    public int compareTo(Timeline other) {
        return Long.compare(id, other.id);
    }
}
