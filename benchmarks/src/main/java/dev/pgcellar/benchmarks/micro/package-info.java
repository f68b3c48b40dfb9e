/** The inner loops alone, for JMH: {@code benchmarks/run --micro}. */
package dev.pgcellar.benchmarks.micro;
