package dev.pgcellar.benchmarks.measure;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.time.Duration;

/**
 * One run of a program.
 *
 * @param outcome how it ended and what it printed
 * @param wall from before its start to after its end
 * @param cpu user and system time of the program and of all the processes it waited for
 * @param peakMemory bytes: the largest resident set of one of its processes, or the largest sum over its processes that
 *     was seen at one moment, whichever is more
 * @param writtenBytes what it and the processes it waited for wrote to files, whether these still exist or not
 */
public record Measurement(ProcessOutcome outcome, Duration wall, Duration cpu, long peakMemory, long writtenBytes) {}
