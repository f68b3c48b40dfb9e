/** The Compute Engine API of Google Cloud, as far as snapshot backups need it. */
package dev.pgcellar.testsupport.gcpcompute;
