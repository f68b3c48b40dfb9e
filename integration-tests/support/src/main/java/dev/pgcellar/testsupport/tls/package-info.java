/** Certificates of servers in tests. */
package dev.pgcellar.testsupport.tls;
