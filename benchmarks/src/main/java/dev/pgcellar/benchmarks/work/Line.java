package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Bucket;
import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.util.List;

/**
 * Command lines of one tool by one route.
 *
 * @param tool the program
 * @param route how it reaches the store
 */
record Line(TestBed bed, CloudTool tool, Route route) {

    /**
     * A command on the archive below a prefix.
     *
     * @param options come first
     * @param arguments follow the server's name
     */
    CommandLineProcess.Builder command(String command, List<String> options, String prefix, String... arguments) {
        CommandLineProcess.Builder program = tool.command(
                        command, "--endpoint-url", bed.bucket().endpoint(route).toString())
                .arguments(options)
                .arguments(bed.bucket().url(prefix), Bucket.SERVER_NAME)
                .arguments(arguments)
                .environment("TMPDIR", bed.scratchFolder().toString())
                .workingFolder(bed.scratchFolder());
        // Settings of this machine, such as the certificates of its network, are no contender's merit or fault.
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("AWS_") || name.matches("PG[A-Z]*"))
                .forEach(program::withoutEnvironment);
        return program.environment(bed.bucket().environment());
    }
}
