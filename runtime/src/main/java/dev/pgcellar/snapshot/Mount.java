package dev.pgcellar.snapshot;

/**
 * Where and how a device is mounted, as {@code findmnt} prints it.
 *
 * @param point the folder
 * @param options separated by commas, for instance {@code rw,noatime}
 */
record Mount(String point, String options) {}
