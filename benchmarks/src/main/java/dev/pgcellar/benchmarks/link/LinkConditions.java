package dev.pgcellar.benchmarks.link;

import java.time.Duration;

/**
 * What a link does to bytes.
 *
 * @param latency added to every byte, one way
 * @param bytesPerSecond what one connection carries at most, each way
 */
public record LinkConditions(Duration latency, long bytesPerSecond) {

    /** 15 ms each way and 40 MB/s a connection: a region of a cloud, from a machine near it. */
    public static final LinkConditions CLOUD = new LinkConditions(Duration.ofMillis(15), 40_000_000);

    /** How long so many bytes keep the connection busy, in nanoseconds. */
    long transmissionNanos(int bytes) {
        return bytes * 1_000_000_000L / bytesPerSecond;
    }
}
