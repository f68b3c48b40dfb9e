/** Where configuration comes from, besides the sources that every Quarkus application has. */
package dev.pgcellar.config;
