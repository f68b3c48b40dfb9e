/** A control plane like that of Amazon EC2, with volumes that are folders. */
package dev.pgcellar.testsupport.ec2;
