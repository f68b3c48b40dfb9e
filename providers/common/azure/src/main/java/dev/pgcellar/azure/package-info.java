/**
 * What every extension for Azure needs: the transport of its requests ({@link dev.pgcellar.azure.AzureHttpClient}) and
 * the identity that they are made by ({@link dev.pgcellar.azure.IdentityCredentials}).
 */
package dev.pgcellar.azure;
