package dev.pgcellar.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * All that one run of the benchmarks found out.
 *
 * @param conditions where and how it ran, by name, in the order of the report
 * @param results by work, in the order of the report
 * @param leftOut who or what did not take part, and why
 */
public record Report(Map<String, String> conditions, List<WorkResult> results, List<String> leftOut) {}
