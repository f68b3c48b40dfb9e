package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tags {@code wal-archive} gives an object (contract 00 section 10). */
@ExtendWith(SharedServers.class)
class TagsIT {

    private static final Fault STORED = Fault.answer(200, Map.of("ETag", "\"0\""), "");

    @TempDir
    Path folder;

    private final Archives archives;

    TagsIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest(name = "{0} with {1} is tagged {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "00000002.history | --tag a,1 --tag b,2 --history-tag h,3 | h=3",
                "00000002.history | --tag a,1 --history-tags | a=1",
                "00000002.history | --history-tags h,3 i,4 --tags a,1 | h=3&i=4",
                "000000010000000000000001 | --tag a,1 --history-tag h,3 | a=1",
                "000000010000000000000001 | --history-tag h,3 | ",
            })
    void history_files_get_their_own_tags(String file, String options, String tags) throws IOException {
        Path wal = Files.writeString(folder.resolve(file), "1\t0/3000000\tno recovery target\n");
        try (FaultProxy store = FaultProxy.alone().inject(request -> true, STORED)) {
            ProcessOutcome outcome = archives.create(ArchiveKind.S3)
                    .at(store.endpoint())
                    .command("wal-archive", wal.toString())
                    .arguments(List.of(options.split(" ")))
                    .run(Archive.LIMIT);

            outcome.expectSuccess();
            RecordedRequest put = store.requests("PUT").get(0);
            assertThat(put.header("x-amz-tagging").orElse(null)).isEqualTo(tags);
        }
    }
}
