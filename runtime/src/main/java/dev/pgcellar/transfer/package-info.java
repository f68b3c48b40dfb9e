/**
 * Moving bytes into a store: bounded buffers, parallel parts, bandwidth. The buffer pool is the memory budget of a
 * backup; nothing is written to a scratch disk.
 */
package dev.pgcellar.transfer;
