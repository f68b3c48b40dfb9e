/** The forms in which commands print what they found; nothing here knows where it came from. */
package dev.pgcellar.cli.output;
