package dev.pgcellar.benchmarks;

import dev.pgcellar.benchmarks.bed.Sizes;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where and with what a run takes place. */
final class Conditions {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Map<String, String> versions = new LinkedHashMap<>();
    private final LocalDateTime start = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS);
    private final String loadAtStart = load();

    /**
     * Asks the contenders for their versions.
     *
     * @param rival null where it is not installed
     */
    Conditions(List<CloudTool> tools, PgBackRest rival) {
        for (CloudTool tool : tools) {
            ProcessOutcome outcome = tool.version().run(LIMIT).expectSuccess();
            versions.put(tool.name(), outcome.stdout().strip());
        }
        if (rival != null) {
            versions.put(PgBackRest.NAME, rival.release());
        }
    }

    /** By name, in the order of the report. */
    Map<String, String> describe(TestBed bed) {
        Sizes sizes = bed.sizes();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("begun", start.toString());
        all.put("machine", processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        all.put("load (1, 5, 15 minutes) at the start", loadAtStart);
        all.put("load at the end", load());
        all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        all.putAll(versions);
        all.put("database", sizes.databaseMebibytes() + " MiB, half fixed rows, a quarter text, a quarter random");
        all.put("store", "s3proxy on a disk, in a JVM of its own");
        all.put("link", "15 ms each way, 40 MB/s a connection each way");
        return all;
    }

    private static String load() {
        try {
            String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return String.join(", ", fields[0], fields[1], fields[2]);
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
