package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * All access to the files of a cluster. A seam for tests, which must show what happens on permission and device errors
 * although the superuser never meets the former; there is one implementation otherwise, {@link LocalSourceFiles}.
 */
interface SourceFiles {

    FileStatus status(Path path, LinkOption... options) throws IOException;

    DirectoryStream<Path> list(Path directory) throws IOException;

    Path readLink(Path link) throws IOException;

    ReadableByteChannel open(Path file) throws IOException;
}
