package dev.pgcellar.benchmarks.bed;

/** How a contender reaches the store. */
public enum Route {
    /** Through the loopback interface. */
    LOCAL,
    /** The same by TLS, as clouds want it. */
    TLS,
    /** Through a network with latency and a limit for each connection; requests are counted. */
    LINK
}
