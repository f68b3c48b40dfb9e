/** Test doubles and fixtures of the core's own tests. */
package dev.pgcellar.testing;
