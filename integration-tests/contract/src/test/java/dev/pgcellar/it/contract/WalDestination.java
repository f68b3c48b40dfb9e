package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A destination of {@code wal-restore} that holds an older file, alone in its folder. */
final class WalDestination {

    private static final String NAME = "RECOVERYXLOG";
    private static final byte[] OLDER = {1, 2, 3};

    private final Path folder;

    WalDestination(Path folder) {
        this.folder = folder;
        try {
            Files.write(folder.resolve(NAME), OLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String file() {
        return folder.resolve(NAME).toString();
    }

    Path folder() {
        return folder;
    }

    /** Fails unless the destination is as it was and nothing lies beside it. */
    void assertUntouched() {
        assertHolds(OLDER);
    }

    /** Fails unless the destination is this file and nothing lies beside it. */
    void assertHolds(byte[] content) {
        assertThat(folder.toFile().list()).containsExactly(NAME);
        assertThat(folder.resolve(NAME)).hasBinaryContent(content);
    }
}
