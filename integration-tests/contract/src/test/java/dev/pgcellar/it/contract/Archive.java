package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An archive that the program reaches by its URL. The test reaches it by the file system: the S3 server too keeps its
 * objects as files.
 */
final class Archive {

    static final String SERVER = "srv";

    /** A command that takes longer than this hangs; it takes about one second on an idle machine. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final PgCellarProgram PROGRAM = PgCellarProgram.ofThisBuild();

    private final ArchiveKind kind;
    private final Path folder;
    private final S3Server server;
    private final URI endpoint;

    /**
     * @param folder holds the objects
     * @param server keeps the folder; null for a folder that is reached as it is
     * @param endpoint where the server is spoken to, directly or through a proxy
     */
    Archive(ArchiveKind kind, Path folder, S3Server server, URI endpoint) {
        this.kind = kind;
        this.folder = folder;
        this.server = server;
        this.endpoint = endpoint;
    }

    ArchiveKind kind() {
        return kind;
    }

    /** Where the S3 server is spoken to. */
    URI endpoint() {
        return endpoint;
    }

    /** The same archive, spoken to at another address. */
    Archive at(URI otherEndpoint) {
        return new Archive(kind, folder, server, otherEndpoint);
    }

    String url() {
        return kind == ArchiveKind.FILE ? folder.toUri().toString().replaceFirst("/$", "") : "s3://" + container();
    }

    /** What messages call the bucket or the folder. */
    String container() {
        return kind == ArchiveKind.FILE
                ? folder.toString()
                : folder.getFileName().toString();
    }

    Path folder() {
        return folder;
    }

    /** A command on this archive: URL and server name come first, then the arguments. */
    CommandLineProcess.Builder command(String name, String... arguments) {
        return commandOn(url(), name, arguments);
    }

    /** A command on another URL of the same provider. */
    CommandLineProcess.Builder commandOn(String url, String name, String... arguments) {
        return onThis(program(name), url).arguments(arguments);
    }

    private CommandLineProcess.Builder onThis(CommandLineProcess.Builder builder, String url) {
        builder.arguments(url, SERVER);
        if (server != null) {
            builder.arguments("--endpoint-url", endpoint.toString()).environment(server.environment());
        }
        return builder;
    }

    /** A command that only {@code pgcellar} itself has, on this archive. */
    CommandLineProcess.Builder pgcellarCommand(String name, String... arguments) {
        return onThis(pgcellar().arguments(name), url()).arguments(arguments);
    }

    /** Where a program of the distribution is. */
    static Path programPath(String name) {
        return PROGRAM.path(name);
    }

    ProcessOutcome run(String name, String... arguments) {
        return command(name, arguments).run(LIMIT);
    }

    /** A command without any argument and with no more environment than a program needs to run. */
    static CommandLineProcess.Builder program(String name) {
        return isolated(PROGRAM.dropIn(name));
    }

    /** {@code pgcellar} itself, likewise. */
    static CommandLineProcess.Builder pgcellar() {
        return isolated(PROGRAM.pgcellar());
    }

    private static CommandLineProcess.Builder isolated(CommandLineProcess.Builder builder) {
        builder.cleanEnvironment();
        Stream.of("PATH", "JAVA_HOME", "PGCELLAR_JAVA_OPTS")
                .filter(variable -> System.getenv(variable) != null)
                .forEach(variable -> builder.environment(variable, System.getenv(variable)));
        return builder.environment(Map.of("TZ", "UTC"));
    }

    /** Stores an object behind the program's back. */
    void put(String key, byte[] content) {
        try {
            Path file = serverFolder().resolve(key);
            Files.createDirectories(file.getParent());
            // Not in place: the file may be a link to another archive's.
            Files.deleteIfExists(file);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a file of another archive behind the program's back, without copying it. */
    void link(String key, Path existing) {
        try {
            Path file = serverFolder().resolve(key);
            Files.createDirectories(file.getParent());
            Files.createLink(file, existing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an object. */
    byte[] get(String key) {
        try {
            return Files.readAllBytes(serverFolder().resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of this server's objects, relative to {@code SERVER/}, and whatever else lies about, sorted. */
    List<String> files() {
        if (Files.notExists(serverFolder())) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(serverFolder())) {
            return new ArrayList<>(found.filter(Files::isRegularFile)
                    .map(file -> serverFolder().relativize(file).toString())
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many uploads are neither completed nor aborted. */
    int openUploads() {
        return server == null ? 0 : server.openMultipartUploads(container());
    }

    /** Where this server's objects are. */
    Path serverFolder() {
        return folder.resolve(SERVER);
    }
}
