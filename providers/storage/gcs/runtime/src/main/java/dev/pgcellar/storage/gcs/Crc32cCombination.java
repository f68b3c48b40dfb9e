package dev.pgcellar.storage.gcs;

/**
 * The checksum of two runs of bytes, from the checksums of each. Appending a zero bit to a message is a linear map of its
 * checksum over GF(2); its powers of two are found by squaring, and applied for each bit that is set in the length of the
 * second run.
 */
final class Crc32cCombination {

    /** The polynomial of CRC-32C, lowest bit first (RFC 3720 section 12.1). */
    private static final int POLYNOMIAL = 0x82F63B78;

    private Crc32cCombination() {}

    /**
     * @param secondLength in bytes
     */
    static int of(int first, int second, long secondLength) {
        int shifted = first;
        int[] zeros = eightZeroBits();
        for (long remaining = secondLength; remaining > 0; remaining >>= 1) {
            if ((remaining & 1) == 1) {
                shifted = apply(zeros, shifted);
            }
            zeros = squared(zeros);
        }
        return shifted ^ second;
    }

    private static int[] eightZeroBits() {
        int[] oneBit = new int[Integer.SIZE];
        oneBit[0] = POLYNOMIAL;
        for (int bit = 1; bit < Integer.SIZE; bit++) {
            oneBit[bit] = 1 << (bit - 1);
        }
        return squared(squared(squared(oneBit)));
    }

    private static int apply(int[] matrix, int vector) {
        int sum = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if ((vector >>> bit & 1) == 1) {
                sum ^= matrix[bit];
            }
        }
        return sum;
    }

    private static int[] squared(int[] matrix) {
        int[] square = new int[Integer.SIZE];
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            square[bit] = apply(matrix, matrix[bit]);
        }
        return square;
    }
}
