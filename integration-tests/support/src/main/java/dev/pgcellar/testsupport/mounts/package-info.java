/** What a machine says of its mounts, without a mount. */
package dev.pgcellar.testsupport.mounts;
