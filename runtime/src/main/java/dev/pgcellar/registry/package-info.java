/**
 * The extensions that this build was assembled from: which storage providers and codecs there are, and their lazy
 * instantiation.
 */
package dev.pgcellar.registry;
