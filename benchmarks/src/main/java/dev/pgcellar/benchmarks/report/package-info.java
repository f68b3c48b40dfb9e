/** Statistics of the runs, and their tables. */
package dev.pgcellar.benchmarks.report;
