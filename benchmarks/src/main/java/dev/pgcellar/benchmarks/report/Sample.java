package dev.pgcellar.benchmarks.report;

/**
 * One timed run that did what it should.
 *
 * @param round from 0; runs of one round stand in the same minute
 * @param wallSeconds per unit of the work, for instance per segment
 * @param cpuSeconds per unit, user and system, all processes
 * @param peakMemory bytes
 * @param scratchBytes written to files outside the destination
 * @param storedBytes what it left in the store; -1 where it stores nothing
 * @param requests sent to the store; -1 where they were not counted
 */
public record Sample(
        int round,
        double wallSeconds,
        double cpuSeconds,
        long peakMemory,
        long scratchBytes,
        long storedBytes,
        long requests) {}
