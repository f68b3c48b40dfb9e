/**
 * A server that speaks the JSON and XML APIs of Google Cloud Storage, as far as PgCellar and its tests need them. Faults
 * come from {@link dev.pgcellar.testsupport.s3.FaultProxy}, which passes any HTTP on.
 */
package dev.pgcellar.testsupport.gcs;
