/** Where each kind of object is kept in a bucket (contract 01 section 1); the only place that joins keys. */
package dev.pgcellar.layout;
