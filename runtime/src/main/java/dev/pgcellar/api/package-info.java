/**
 * PgCellar for Java programs: inject {@link dev.pgcellar.api.PgCellar}, ask it for a {@link
 * dev.pgcellar.api.ServerArchive}, and call what the commands do. Calls block. They behave as the commands of the same
 * names do: both run the same use cases.
 */
package dev.pgcellar.api;
