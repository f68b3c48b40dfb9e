/** Taking a base backup: one use case, {@link dev.pgcellar.backup.BaseBackup}, and the parts it is made of. */
package dev.pgcellar.backup;
