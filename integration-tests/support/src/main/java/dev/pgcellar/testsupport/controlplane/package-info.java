/** What the control planes of all clouds have in common that are spoken to by JSON over HTTP. */
package dev.pgcellar.testsupport.controlplane;
