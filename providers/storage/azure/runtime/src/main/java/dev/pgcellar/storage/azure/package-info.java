/**
 * Objects in Azure Blob Storage (contract 04 section 2): block blobs, written whole or in blocks. Requests with a body,
 * and reading, go straight through the SDK's pipeline, which signs and repeats them, because its blob clients hold what
 * they send and receive in memory; listing and batch deletion are the SDK's own.
 */
package dev.pgcellar.storage.azure;
