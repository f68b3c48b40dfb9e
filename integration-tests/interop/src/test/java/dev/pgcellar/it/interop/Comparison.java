package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The same done by both tools, at the same time. */
record Comparison(ProcessOutcome pgcellar, ProcessOutcome peer) {

    static Comparison of(Function<Tool, ProcessOutcome> run) {
        CompletableFuture<ProcessOutcome> peer = CompletableFuture.supplyAsync(() -> run.apply(Tool.PEER));
        ProcessOutcome pgcellar = run.apply(Tool.PGCELLAR);
        return new Comparison(pgcellar, peer.join());
    }

    /** Everything both said, for the message of a failure. */
    @Override
    public String toString() {
        return "PgCellar: " + pgcellar + "\npeer: " + peer + "\n";
    }
}
