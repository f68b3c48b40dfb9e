/**
 * What a plugin implements and the core calls: storage backends, compression codecs and disk snapshots.
 *
 * <p>This package depends on the JDK alone. A storage extension implements {@link dev.pgcellar.spi.ObjectStoreProvider}
 * and {@link dev.pgcellar.spi.ObjectStore}; a compression extension implements {@link dev.pgcellar.spi.Codec}; a
 * snapshot extension implements {@link dev.pgcellar.spi.SnapshotProvider} and {@link dev.pgcellar.spi.DiskSnapshots}.
 * Each is announced by one build item of {@code pgcellar-deployment} and proven by the conformance tests of
 * {@code pgcellar-tck}.
 */
package dev.pgcellar.spi;
