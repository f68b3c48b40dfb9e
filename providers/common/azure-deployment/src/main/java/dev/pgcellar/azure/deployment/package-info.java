/** What the deployment modules of all extensions for Azure need. */
package dev.pgcellar.azure.deployment;
