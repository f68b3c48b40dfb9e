/** The text form of simple Python values, in which {@code backup.info} keeps its structured fields (contract 02 section 2). */
package dev.pgcellar.catalog.literal;
