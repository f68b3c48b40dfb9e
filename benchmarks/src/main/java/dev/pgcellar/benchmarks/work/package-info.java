/** What is measured: each work, and how each contender does it. */
package dev.pgcellar.benchmarks.work;
