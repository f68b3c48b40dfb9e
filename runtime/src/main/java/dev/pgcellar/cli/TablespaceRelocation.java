package dev.pgcellar.cli;

import java.nio.file.Path;

/**
 * The value of {@code --tablespace}: {@code NAME:LOCATION}.
 *
 * @param name of the tablespace
 * @param location where it is restored to
 */
record TablespaceRelocation(String name, Path location) {

    /**
     * Reads a rule: everything before the first colon is the name.
     *
     * @throws IllegalArgumentException when there is no colon
     */
    static TablespaceRelocation parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' is not of the form NAME:LOCATION");
        }
        return new TablespaceRelocation(text.substring(0, colon), Path.of(text.substring(colon + 1)));
    }
}
