package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Bucket;
import dev.pgcellar.testsupport.process.CommandLineProcess;

/** The program that sends and fetches bytes and does nothing else. */
final class Curl {

    private Curl() {}

    /** A command that fails when the answer is an error; options and URLs are to follow. */
    static CommandLineProcess.Builder trusting(Bucket bucket) {
        return CommandLineProcess.of("curl", "--silent", "--show-error", "--fail", "--noproxy", "*", "--cacert")
                .arguments(bucket.certificate().toString());
    }
}
