package dev.pgcellar.api;

import java.util.UUID;

/**
 * One call of a {@link ServerArchive}.
 *
 * @param id tells calls apart
 * @param url of the store
 * @param serverName whose objects are concerned
 */
public record OperationRun(UUID id, Operation operation, String url, String serverName) {}
