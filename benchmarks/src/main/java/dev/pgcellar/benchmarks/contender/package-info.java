/** The programs that are compared. */
package dev.pgcellar.benchmarks.contender;
