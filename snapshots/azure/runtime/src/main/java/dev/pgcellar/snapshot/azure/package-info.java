/**
 * Snapshots of the managed disks of virtual machines in Azure, by the REST interface of Azure Resource Manager (contract
 * 05).
 */
package dev.pgcellar.snapshot.azure;
