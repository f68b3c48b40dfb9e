package dev.pgcellar.cli;

/**
 * How many segments go ahead at the same time: several where there is memory for it, one after the other in a small
 * container.
 */
final class Parallelism {

    private static final int MOST = 4;

    /** Java heap in bytes for each segment that is streamed. */
    private static final long STREAMED = 16L << 20;

    /** Java heap in bytes for each segment that is compressed, or decompressed: it, and the codec's memory. */
    private static final long COMPRESSED = 64L << 20;

    private Parallelism() {}

    static int ofStreamed() {
        return within(STREAMED);
    }

    static int ofCompressed() {
        return within(COMPRESSED);
    }

    private static int within(long each) {
        return (int) Math.max(1, Math.min(MOST, Runtime.getRuntime().maxMemory() / each));
    }
}
