package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.postgres.PostgresServerBuilder.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a data folder ready for a server to be started on it. */
record DataFolder(Path path, PostgresPrograms programs) {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Map<String, String> DEFAULTS = Map.of("fsync", "off", "timezone", "UTC");

    /** Runs initdb, unless the folder exists already, and writes the settings. */
    void prepare(PostgresServerBuilder builder, Path passwordFile) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        if (builder.origin() == Origin.NEW) {
            initialise(builder, passwordFile);
            settings.putAll(DEFAULTS);
            settings.putAll(builder.settings());
            append("postgresql.conf", settings);
            return;
        }
        if (!builder.settings().containsKey("archive_command")) {
            settings.put("archive_mode", "off");
        }
        settings.putAll(builder.settings());
        append("postgresql.auto.conf", settings);
        Files.writeString(path.resolve(builder.origin().signalFile().orElseThrow()), "");
    }

    private void initialise(PostgresServerBuilder builder, Path passwordFile) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + path,
                "--username=" + PostgresServer.SUPERUSER,
                "--data-checksums",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        if (builder.password() == null) {
            arguments.add("--auth=trust");
        } else {
            Files.writeString(passwordFile, builder.password());
            arguments.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
        }
        arguments.addAll(builder.initdbArguments());
        programs.command("initdb")
                .arguments(arguments)
                .withoutEnvironment("PGDATA")
                .run(INITDB_LIMIT)
                .expectSuccess();
        Files.deleteIfExists(passwordFile);
    }

    private void append(String file, Map<String, String> settings) throws IOException {
        StringBuilder lines = new StringBuilder("\n");
        settings.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(path.resolve(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
