package dev.pgcellar.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the service that a connection names, in the user's file and then in the system's. */
record ServiceLookup(ConnectionEnvironment environment) {

    private static final String SYSTEM_FILE = "pg_service.conf";
    private static final String DEFAULT_SYSTEM_FOLDER = "/etc/postgresql-common";

    /**
     * Adds the parameters of the named service, if one is named, that are not set yet.
     *
     * @throws InvalidConnectionSettingsException when the service is not defined or its file is malformed
     */
    void addTo(Map<ConnectionKeyword, String> values) {
        Optional<String> name = setting(values, ConnectionKeyword.SERVICE);
        if (name.isPresent()) {
            Optional<Path> chosen =
                    setting(values, ConnectionKeyword.SERVICEFILE).map(Path::of);
            find(name.get(), chosen).forEach(values::putIfAbsent);
        }
    }

    private Map<ConnectionKeyword, String> find(String name, Optional<Path> chosen) {
        Path system = Path.of(environment.variable("PGSYSCONFDIR").orElse(DEFAULT_SYSTEM_FOLDER), SYSTEM_FILE);
        return chosen.or(() -> environment.inHome(".pg_service.conf").filter(Files::exists))
                .flatMap(file -> new ServiceFile(file).service(name))
                .or(() -> Files.exists(system) ? new ServiceFile(system).service(name) : Optional.empty())
                .orElseThrow(() -> new InvalidConnectionSettingsException(
                        "the definition of PostgreSQL service \"" + name + "\" is not found"));
    }

    private Optional<String> setting(Map<ConnectionKeyword, String> values, ConnectionKeyword keyword) {
        return Optional.ofNullable(values.get(keyword))
                .or(() -> keyword.variable().flatMap(environment::variable))
                .filter(value -> !value.isEmpty());
    }
}
