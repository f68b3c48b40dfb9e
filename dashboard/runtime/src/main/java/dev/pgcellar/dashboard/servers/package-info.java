/** The servers whose backups are shown. */
package dev.pgcellar.dashboard.servers;
