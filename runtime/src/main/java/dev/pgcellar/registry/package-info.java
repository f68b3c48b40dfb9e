/**
 * The extensions that this build was assembled from: which storage providers, codecs and snapshot
 * providers there are, and their lazy instantiation.
 */
package dev.pgcellar.registry;
