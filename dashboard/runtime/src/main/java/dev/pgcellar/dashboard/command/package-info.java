/** The command {@code dashboard}. */
package dev.pgcellar.dashboard.command;
