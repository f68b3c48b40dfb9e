/** What the deployment modules of all extensions for Google Cloud need. */
package dev.pgcellar.google.deployment;
