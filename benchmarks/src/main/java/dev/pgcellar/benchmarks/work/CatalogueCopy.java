package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One copy of the catalogue, made on first use. */
final class CatalogueCopy {

    private static final int OBJECTS_A_BACKUP = 2;

    private final TestBed bed;
    private String prefix;

    CatalogueCopy(TestBed bed) {
        this.bed = bed;
    }

    String prefix() {
        if (prefix == null) {
            try {
                prefix = bed.catalogue().copy();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return prefix;
    }

    /** @throws TrialFailure unless it has exactly so many backups and segments */
    void checkHolds(long backups, long segments) throws IOException, TrialFailure {
        Path archive = bed.bucket().archive(prefix());
        TrialFailure.unlessEqual(
                "objects of backups",
                backups * OBJECTS_A_BACKUP,
                FolderContent.of(archive.resolve("base")).files());
        TrialFailure.unlessEqual(
                "WAL segments",
                segments,
                FolderContent.of(archive.resolve("wals")).files());
    }

    void delete() throws IOException {
        new Folder(bed.bucket().folder(prefix())).delete();
    }
}
