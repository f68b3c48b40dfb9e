/** Settings, and how they are shown. */
package dev.pgcellar.dashboard.config;
