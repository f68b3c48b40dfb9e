/**
 * Objects in Google Cloud Storage (contract 04 section 3).
 *
 * <p>Requests go by the client of the JSON API that Google's storage library is built on, over a transport of the JDK
 * that puts a deadline on every phase of a call.
 *
 * <h2>How objects are written</h2>
 * Up to 8 MiB go in one request; a larger payload of known length by a resumable session, which goes on where the server
 * got to when a connection breaks. Archives, whose length nobody knows when they are begun, are sent by the
 * <em>multipart upload of the XML API</em>: parts go out in parallel from the buffers they were filled in, in any order,
 * and nothing shows in the bucket before completion or after an abort. Of the two other ways, a resumable session takes
 * one part after the other, so that {@code --jobs} would have no effect on an archive; and a parallel composite upload
 * consists of ordinary objects until it is composed: every reader of the folder sees them, a retention policy keeps them
 * from being removed, and a process that is killed leaves them there. What the multipart upload costs is a permission
 * besides {@code storage.objects.create}: {@code storage.multipartUploads.create}, and {@code .abort} to clean up, which
 * all predefined roles with the first have too.
 *
 * <p>The XML API takes no preconditions for multipart uploads (Cloud Storage documentation, "Request preconditions"), so
 * a conditional one asks for the key before it is completed. All conditional writes of PgCellar itself are whole objects,
 * for which the server decides.
 */
package dev.pgcellar.storage.gcs;
