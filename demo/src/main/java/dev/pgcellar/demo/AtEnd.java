package dev.pgcellar.demo;

/** What becomes of the demo's files. */
enum AtEnd {
    KEEP,
    DELETE
}
