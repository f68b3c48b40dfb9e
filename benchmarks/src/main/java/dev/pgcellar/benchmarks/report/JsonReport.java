package dev.pgcellar.benchmarks.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A report in JSON: every single run, and the medians and ratios. */
public record JsonReport(Report report) {

    /** The whole document. */
    public String text() {
        JsonObject root = new JsonObject();
        JsonObject conditions = new JsonObject();
        report.conditions().forEach(conditions::addProperty);
        root.add("conditions", conditions);
        JsonArray leftOut = new JsonArray();
        report.leftOut().forEach(leftOut::add);
        root.add("left_out", leftOut);
        JsonArray works = new JsonArray();
        report.results().forEach(result -> works.add(work(result)));
        root.add("works", works);
        return new GsonBuilder().setPrettyPrinting().create().toJson(root) + "\n";
    }

    private static JsonObject work(WorkResult result) {
        JsonObject work = new JsonObject();
        work.addProperty("name", result.work());
        work.addProperty("title", result.title());
        JsonArray contenders = new JsonArray();
        result.series().forEach(series -> contenders.add(contender(result, series)));
        work.add("contenders", contenders);
        return work;
    }

    private static JsonObject contender(WorkResult result, Series series) {
        JsonObject contender = new JsonObject();
        contender.addProperty("name", series.contender());
        contender.addProperty("role", series.role().name());
        series.wall().ifPresent(wall -> {
            contender.addProperty("wall_median_seconds", wall.median());
            contender.addProperty("wall_p95_seconds", wall.percentile95());
        });
        series.cpu().ifPresent(cpu -> contender.addProperty("cpu_mean_seconds", cpu.mean()));
        result.peer().flatMap(peer -> Ratio.ofWall(series, peer)).ifPresent(ratio -> {
            contender.addProperty("ratio_to_peer", ratio.median());
            contender.addProperty("ratio_to_peer_min", ratio.min());
            contender.addProperty("ratio_to_peer_max", ratio.max());
        });
        result.peer()
                .flatMap(peer -> Ratio.ofCpu(series, peer))
                .ifPresent(ratio -> contender.addProperty("cpu_ratio_to_peer", ratio));
        result.reference()
                .flatMap(reference -> Ratio.ofWall(series, reference))
                .ifPresent(ratio -> contender.addProperty("ratio_to_reference", ratio.median()));
        contender.add("samples", samples(series));
        JsonArray failures = new JsonArray();
        series.failures().forEach(failures::add);
        contender.add("failures", failures);
        return contender;
    }

    private static JsonArray samples(Series series) {
        JsonArray samples = new JsonArray();
        for (Sample sample : series.samples()) {
            JsonObject each = new JsonObject();
            each.addProperty("round", sample.round());
            each.addProperty("wall_seconds", sample.wallSeconds());
            each.addProperty("cpu_seconds", sample.cpuSeconds());
            each.addProperty("peak_memory_bytes", sample.peakMemory());
            each.addProperty("scratch_bytes", sample.scratchBytes());
            if (sample.storedBytes() >= 0) {
                each.addProperty("stored_bytes", sample.storedBytes());
            }
            if (sample.requests() >= 0) {
                each.addProperty("requests", sample.requests());
            }
            samples.add(each);
        }
        return samples;
    }
}
