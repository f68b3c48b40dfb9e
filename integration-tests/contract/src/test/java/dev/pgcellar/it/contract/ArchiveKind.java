package dev.pgcellar.it.contract;

/** The storage providers of the distribution. */
enum ArchiveKind {
    FILE,
    S3
}
