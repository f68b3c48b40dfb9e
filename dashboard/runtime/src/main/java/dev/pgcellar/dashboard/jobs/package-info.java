/** What the process is doing. */
package dev.pgcellar.dashboard.jobs;
