/** A slow network before a fast server. */
package dev.pgcellar.benchmarks.link;
