/**
 * Fixtures around S3: a real server in its own JVM, and a proxy that injects faults and records requests.
 */
package dev.pgcellar.testsupport.s3;
