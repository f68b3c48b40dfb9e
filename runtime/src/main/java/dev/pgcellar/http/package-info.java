/**
 * HTTP connections of the JDK for storage extensions whose SDK lets them bring the transport: by the proxies that the
 * environment names, and with a deadline on every phase of a call.
 */
package dev.pgcellar.http;
