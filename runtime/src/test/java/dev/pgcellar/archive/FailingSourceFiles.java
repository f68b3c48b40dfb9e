package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;

/** Real files, of which one operation on one path fails. */
final class FailingSourceFiles implements SourceFiles {

    enum Operation {
        STATUS,
        STATUS_OF_TARGET,
        LIST,
        ITERATE,
        READ_LINK,
        OPEN
    }

    private final SourceFiles files = new LocalSourceFiles();
    private final Operation operation;
    private final Path path;
    private final IOException failure;

    FailingSourceFiles(Operation operation, Path path, IOException failure) {
        this.operation = operation;
        this.path = path;
        this.failure = failure;
    }

    private void check(Operation present, Path at) throws IOException {
        if (present == operation && at.equals(path)) {
            throw failure;
        }
    }

    @Override
    public FileStatus status(Path at, LinkOption... options) throws IOException {
        check(options.length == 0 ? Operation.STATUS_OF_TARGET : Operation.STATUS, at);
        return files.status(at, options);
    }

    @Override
    public DirectoryStream<Path> list(Path directory) throws IOException {
        check(Operation.LIST, directory);
        DirectoryStream<Path> stream = files.list(directory);
        return operation == Operation.ITERATE && directory.equals(path) ? failing(stream) : stream;
    }

    private DirectoryStream<Path> failing(DirectoryStream<Path> stream) {
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw new DirectoryIteratorException(failure);
                    }

                    @Override
                    public Path next() {
                        throw new DirectoryIteratorException(failure);
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public Path readLink(Path link) throws IOException {
        check(Operation.READ_LINK, link);
        return files.readLink(link);
    }

    @Override
    public ReadableByteChannel open(Path file) throws IOException {
        check(Operation.OPEN, file);
        return files.open(file);
    }
}
