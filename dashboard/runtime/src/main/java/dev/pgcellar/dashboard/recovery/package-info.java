/** What a server can be restored to. */
package dev.pgcellar.dashboard.recovery;
