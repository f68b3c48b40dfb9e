/**
 * Conformance tests that prove a provider against what the SPI's Javadoc promises. A storage extension extends
 * {@link dev.pgcellar.tck.ObjectStoreConformanceTest}, a compression extension
 * {@link dev.pgcellar.tck.CodecConformanceTest}, each once per server or format, in its own tests.
 */
package dev.pgcellar.tck;
