package dev.pgcellar.it.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON as the commands print it (contract 02 section 5). */
final class JsonOutput {

    /** Not printed by the packaged peer, besides {@link OlderRecord#NEWER_FIELDS}. */
    private static final List<String> NEWER_KEYS = List.of("begin_time_iso", "end_time_iso");

    private JsonOutput() {}

    /** The text, its keys in their order, without those that the older release does not know. */
    static String withoutNewerKeys(String stdout) {
        try {
            JsonNode root = new ObjectMapper().readTree(stdout);
            for (JsonNode backup : root.findParents("backup_id")) {
                ((ObjectNode) backup).remove(NEWER_KEYS).remove(OlderRecord.NEWER_FIELDS);
            }
            return root.toPrettyString();
        } catch (IOException e) {
            throw new UncheckedIOException(stdout, e);
        }
    }
}
