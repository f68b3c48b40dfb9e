/** The JSON API and the pages. */
package dev.pgcellar.dashboard.api;
