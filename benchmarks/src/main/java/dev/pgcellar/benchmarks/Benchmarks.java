package dev.pgcellar.benchmarks;

import dev.pgcellar.benchmarks.bed.Sizes;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.benchmarks.contender.MachineProgram;
import dev.pgcellar.benchmarks.contender.Peer;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.contender.PgCellar;
import dev.pgcellar.benchmarks.report.JsonReport;
import dev.pgcellar.benchmarks.report.MarkdownReport;
import dev.pgcellar.benchmarks.report.Report;
import dev.pgcellar.benchmarks.report.TextReport;
import dev.pgcellar.benchmarks.report.WorkResult;
import dev.pgcellar.benchmarks.work.Competition;
import dev.pgcellar.benchmarks.work.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmarks; {@code benchmarks/run} starts it. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Runs PgCellar beside Debian's barman-cli-cloud and pgBackRest, interleaved, and prints times,"
                + " memory and ratios. Nothing is installed; who is not there is left out, and said.")
public final class Benchmarks implements Callable<Integer> {

    @Option(names = "--quick", description = "A small database and few rounds: under 5 minutes on 2 idle cores.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Only these works, by name or by the beginning of several names up to a dash, for instance 'wal'.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of the long works. Default: 3, quick: 1.")
    private Integer rounds;

    @Option(
            names = "--pgcellar",
            paramLabel = "[NAME=]PATH",
            description = "A build to measure, by its folder or executable; may be repeated. Default: this checkout's.")
    private List<String> builds = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Takes results.md and results.json. Default: benchmarks/target/results.")
    private Path output;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Takes servers and files while it runs, on a disk; ten times the database at most."
                    + " Default: benchmarks/target.")
    private Path folder;

    private final Path module;
    private final PrintStream out;

    private Benchmarks(Path module, PrintStream out) {
        this.module = module;
        this.out = out;
    }

    /** Expects the system property {@code pgcellar.benchmarks}, the folder of this module. */
    public static void main(String[] arguments) {
        Path module = Path.of(System.getProperty("pgcellar.benchmarks", "benchmarks"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Benchmarks(module, out))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    System.err.println("benchmarks/run: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        for (MachineProgram needed : List.of(MachineProgram.TIME, MachineProgram.CURL)) {
            if (!needed.isInstalled()) {
                throw new IllegalStateException(needed.missing());
            }
        }
        List<String> leftOut = new ArrayList<>();
        List<CloudTool> tools = tools(leftOut);
        PgBackRest rival = PgBackRest.installed().orElse(null);
        if (rival == null) {
            leftOut.add(PgBackRest.MISSING);
        }
        Stream.of(Codec.values())
                .map(MachineProgram::filterOf)
                .filter(filter -> !filter.isInstalled())
                .forEach(filter -> leftOut.add(filter.missing()));
        leftOut.forEach(reason -> System.err.println("benchmarks/run: left out: " + reason));
        List<WorkResult> results = compete(tools, rival, leftOut);
        out.println("Written to " + outputFolder().normalize() + ": results.md, results.json");
        return results.stream().anyMatch(Benchmarks::hasFailures) ? 1 : 0;
    }

    private List<CloudTool> tools(List<String> leftOut) {
        List<CloudTool> tools = new ArrayList<>();
        if (builds.isEmpty()) {
            builds.add("pgcellar=" + module.resolve("../cli/target/pgcellar"));
        }
        builds.forEach(build -> tools.add(PgCellar.of(build)));
        Peer.installed().ifPresentOrElse(tools::add, () -> leftOut.add(Peer.MISSING));
        return tools;
    }

    private List<WorkResult> compete(List<CloudTool> tools, PgBackRest rival, List<String> leftOut) throws IOException {
        Conditions conditions = new Conditions(tools, rival);
        List<WorkResult> results = new ArrayList<>();
        Path place = Files.createDirectories(folder == null ? module.resolve("target") : folder);
        Path bedFolder = Files.createTempDirectory(place.toAbsolutePath().normalize(), "bed-");
        try (TestBed bed = new TestBed(bedFolder, quick ? Sizes.QUICK : Sizes.FULL)) {
            new Competition(bed, tools, rival, rounds(), only, line -> System.err.println("  " + line)).run(result -> {
                results.add(result);
                out.println(new TextReport(result).text());
                write(new Report(conditions.describe(bed), results, leftOut));
            });
        }
        return results;
    }

    private static boolean hasFailures(WorkResult result) {
        return result.series().stream().anyMatch(series -> !series.failures().isEmpty());
    }

    private Rounds rounds() {
        Rounds preset = quick ? Rounds.QUICK : Rounds.FULL;
        return rounds == null ? preset : preset.withLongWorks(rounds);
    }

    private Path outputFolder() {
        return output == null ? module.resolve("target/results") : output;
    }

    /** After every work, so that an interrupted run has its results so far. */
    private void write(Report report) {
        try {
            Files.createDirectories(outputFolder());
            Files.writeString(outputFolder().resolve("results.md"), new MarkdownReport(report).text());
            Files.writeString(outputFolder().resolve("results.json"), new JsonReport(report).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
