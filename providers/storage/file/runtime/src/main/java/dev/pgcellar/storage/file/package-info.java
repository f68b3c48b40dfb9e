/**
 * Stores objects as files below a folder, {@code file:///absolute/path}.
 *
 * <h2>From keys to paths</h2>
 * A key's components are folder names and a file name: {@code srv/base/20260101T000000/data.tar} is exactly that path
 * below the folder. Only what cannot be a file name everywhere is percent-encoded, byte by byte as in a URL: {@code %},
 * control characters and characters outside ASCII (whose file names would depend on the locale of the process, which is
 * often {@code C} under PostgreSQL), the components {@code .} and {@code ..}, and the start of names that this package
 * or the file system uses itself. An empty component is the name {@code %}. A component may take at most 255 bytes
 * encoded. Names that are no such encoding are not objects and are left alone.
 *
 * <h2>Symbolic links</h2>
 * The folder itself may be reached through symbolic links. Below it links are never followed, neither for reading nor
 * for writing or deleting: they are not objects, and a write through one is refused. The check protects against
 * mistakes, not against an attacker who may change the folder while a request runs.
 *
 * <h2>Durability</h2>
 * Content goes to a temporary name ({@code .pgcellar-tmp-…}) in the target's folder, is synced, renamed, and the folder
 * is synced. A process that is killed may leave its temporary file, which is invisible. The next process that writes to
 * the folder removes it, if it can tell that its writer runs no more, or a week later; so does the deletion of the
 * backup. Files are created with mode 0640 and folders with 0750, less the umask.
 */
package dev.pgcellar.storage.file;
