package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.TestBed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder that a program has restored. */
record RestoredCluster(TestBed bed, Path folder) {

    /** @throws TrialFailure unless it has all the relations */
    Effect check() throws IOException, TrialFailure {
        FolderContent expected = bed.cluster().relations();
        FolderContent found = FolderContent.ofRelations(folder);
        TrialFailure.unlessEqual("files of relations", expected.files(), found.files());
        TrialFailure.unlessEqual("bytes of relations", expected.bytes(), found.bytes());
        if (!Files.isRegularFile(folder.resolve("global/pg_control"))) {
            throw new TrialFailure("global/pg_control is missing");
        }
        return Effect.wrote(FolderContent.of(folder).diskBytes());
    }
}
