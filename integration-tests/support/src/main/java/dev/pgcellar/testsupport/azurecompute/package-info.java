/** The control plane of Azure Compute, as far as snapshot backups need it. */
package dev.pgcellar.testsupport.azurecompute;
