package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresPrograms;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the scripts whose lines the documentation shows, on a cluster of their own and an S3 server. What they call
 * {@code /opt/pgcellar} is this build, {@code /var/lib/postgresql} a folder of the test, and 5433 a free port.
 */
final class DocumentedCommands implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private static final Pattern DOCUMENTED = Pattern.compile("/opt/pgcellar|/var/lib/postgresql|5433");

    /** What the lines between the tags of a script use. */
    private static final String PROLOGUE =
            """
            set -euo pipefail
            # expect VALUE SQL [PSQL OPTION...]
            expect() {
                local expected=$1 sql=$2; shift 2
                local actual; actual=$(psql "$@" -Atc "$sql")
                [ "$actual" = "$expected" ] || { echo "line ${BASH_LINENO[0]}: $sql is $actual, not $expected" >&2; exit 1; }
            }
            eventually() {
                local expected=$1 sql=$2; shift 2
                for _ in $(seq 600); do
                    [ "$(psql "$@" -Atc "$sql" 2>/dev/null)" != "$expected" ] || return 0
                    sleep 0.1
                done
                expect "$expected" "$sql" "$@"
            }
            archive_all() {
                local segment; segment=$(psql "$@" -Atc "SELECT pg_walfile_name(pg_current_wal_lsn())")
                psql "$@" -qAtc "SELECT pg_switch_wal()"
                eventually t "SELECT last_archived_wal >= '$segment' FROM pg_stat_archiver" "$@"
            }
            """;

    private final PgCellarProgram program = PgCellarProgram.ofThisBuild();
    private final PostgresPrograms postgres = PostgresVersion.V15.install();
    private final Path folder;
    private final PostgresServer server;
    private final Map<String, String> environment = new TreeMap<>();

    /** @param folder empty, and of this test alone */
    DocumentedCommands(Path folder, S3Server store) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("postgresql"));
        environment.putAll(store.environment());
        environment.put("AWS_ENDPOINT_URL", store.endpoint().toString());
        var builder = PostgresServer.builder()
                .version(PostgresVersion.V15)
                .folder(this.folder)
                .withoutSocket()
                .setting("listen_addresses", PostgresServer.HOST)
                .setting("unix_socket_directories", "");
        environment.forEach(builder::environment);
        server = builder.start();
        environment.putAll(server.libpqEnvironment());
        environment.put(
                "PATH",
                String.join(
                        ":",
                        program.path(".").toString(),
                        postgres.folder().toString(),
                        examples().toString(),
                        System.getenv("PATH")));
    }

    /** Has the server archive, as the quick start says. */
    void archive() {
        server.execute(
                "ALTER SYSTEM SET archive_mode = on",
                "ALTER SYSTEM SET archive_command = '" + program.path("pgcellar")
                        + " wal-archive --gzip s3://my-bucket/pg main %p'");
        server.restart();
    }

    /** Runs a script of the documentation's examples to its end. */
    ProcessOutcome run(String script) throws IOException {
        Path file = Files.writeString(
                folder.resolveSibling(script),
                PROLOGUE + ofThisTest(Files.readString(examples().resolve(script))));
        return new PostgresPrograms(Path.of("/bin"))
                .command("bash", file.toString())
                .environment(environment)
                .run(LIMIT);
    }

    /** In one pass, as the name of the test's folder may contain the digits of the port. */
    private String ofThisTest(String commands) throws IOException {
        Map<String, String> own = Map.of(
                "/opt/pgcellar", program.path("..").normalize().toString(),
                "/var/lib/postgresql", folder.toString(),
                "5433", Integer.toString(freePort()));
        return DOCUMENTED.matcher(commands).replaceAll(found -> Matcher.quoteReplacement(own.get(found.group())));
    }

    private static Path examples() {
        return Path.of(System.getProperty("pgcellar.checkout"), "docs/modules/ROOT/examples");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the servers that a script left, also after a failure. */
    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> clusters = Files.list(folder)) {
            for (Path cluster : clusters.filter(found -> Files.exists(found.resolve("postmaster.pid")))
                    .toList()) {
                postgres.command("pg_ctl", "stop", "-m", "immediate", "-D", cluster.toString())
                        .run(STOP_LIMIT);
            }
        }
    }
}
