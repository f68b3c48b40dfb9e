/** Runs programs and tells what they used. */
package dev.pgcellar.benchmarks.measure;
