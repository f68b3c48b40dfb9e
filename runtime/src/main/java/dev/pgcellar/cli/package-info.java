/**
 * The command line: picocli commands that parse and print, and nothing else. Each command is one class; what commands
 * share is in {@link dev.pgcellar.cli.StoreCommand}. Present in a build only when {@code quarkus-picocli} is.
 */
package dev.pgcellar.cli;
