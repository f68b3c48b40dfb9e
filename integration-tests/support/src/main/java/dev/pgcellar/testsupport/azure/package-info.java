/**
 * Fixtures around Azure Blob Storage: a real server in its own process, and the tokens it takes.
 */
package dev.pgcellar.testsupport.azure;
