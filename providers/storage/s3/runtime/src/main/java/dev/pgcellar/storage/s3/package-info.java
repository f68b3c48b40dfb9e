/**
 * Objects in Amazon S3 and stores that speak its protocol (contract 04 section 1).
 */
package dev.pgcellar.storage.s3;
