/**
 * What every extension for Google Cloud needs: the transport of its requests ({@link
 * dev.pgcellar.google.GuardedTransport}), the credentials that authorise them ({@link
 * dev.pgcellar.google.CredentialChain}), and what failures mean ({@link dev.pgcellar.google.ErrorDocument}, {@link
 * dev.pgcellar.google.ClientFailures}).
 */
package dev.pgcellar.google;
