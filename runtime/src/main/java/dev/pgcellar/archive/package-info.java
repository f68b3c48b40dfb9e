/**
 * Base backup archives: walking a cluster, leaving out what a backup must not hold, writing it as tar and extracting it
 * again (contract 01 section 2).
 *
 * <p>A {@link dev.pgcellar.archive.ClusterWalk} hands {@link dev.pgcellar.archive.Member}s to a consumer that may block;
 * any number of {@link dev.pgcellar.archive.ArchiveWriter}s, one a thread, write them. A
 * {@link dev.pgcellar.archive.TarExtractor} takes any number of archives at once into one directory. This package knows
 * the JDK and commons-compress; streams are all it sees of codecs and stores.
 */
package dev.pgcellar.archive;
