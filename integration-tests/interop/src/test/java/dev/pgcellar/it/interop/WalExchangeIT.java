package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the WAL archive, written by either tool and fetched by the other. */
@ExtendWith(SharedBucket.class)
class WalExchangeIT {

    private static final String SEGMENT = "000000010000000000000001";
    private static final String INTERRUPTED = "000000010000000000000002";
    private static final String PARTIAL = INTERRUPTED + ".partial";
    private static final String BACKUP = "000000010000000000000003.00000028.backup";
    private static final String HISTORY = "00000002.history";

    /** 1 MiB, the smallest size of segments. */
    private static final int SEGMENT_SIZE = 1 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PGCELLAR, GZIP", "PEER, GZIP"})
    void fetches_what_the_other_archived(Tool writer, Codec codec, Bucket bucket) throws IOException {
        exchange(writer, codec, bucket);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"PGCELLAR, NONE", "PEER, NONE", "PGCELLAR, BZIP2", "PEER, BZIP2", "PGCELLAR, SNAPPY", "PEER, SNAPPY"})
    void fetches_what_the_other_archived_in_other_compressions(Tool writer, Codec codec, Bucket bucket)
            throws IOException {
        assumeTrue(codec.isCommon(), "this build or the peer has no " + codec);

        exchange(writer, codec, bucket);
    }

    private void exchange(Tool writer, Codec codec, Bucket bucket) throws IOException {
        Archive archive = bucket.archive("wal by " + writer + " " + codec);
        Map<String, byte[]> files = files();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
            archive.command(writer, "wal-archive", path.toString())
                    .arguments(codec.options())
                    .run(Archive.LIMIT)
                    .expectSuccess();
        }

        Tool reader = writer.other();
        assertFetches(archive, reader, SEGMENT, files.get(SEGMENT));
        assertFetches(archive, reader, INTERRUPTED, files.get(PARTIAL));
        assertFetches(archive, reader, HISTORY, files.get(HISTORY));
        if (codec == Codec.NONE) {
            assertFetches(archive, reader, PARTIAL, files.get(PARTIAL));
            assertFetches(archive, reader, BACKUP, files.get(BACKUP));
        } else {
            assertDoesNotFindCompressed(archive, BACKUP);
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(SEGMENT, segment(1));
        files.put(PARTIAL, segment(2));
        files.put(BACKUP, "START WAL LOCATION: 0/300028\n".getBytes(StandardCharsets.US_ASCII));
        files.put(HISTORY, "1\t0/200000\tno recovery target specified\n".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** Half noise and half zeros, as segments are that were ended early. */
    private static byte[] segment(int seed) {
        byte[] noise = new byte[SEGMENT_SIZE / 2];
        new Random(seed).nextBytes(noise);
        byte[] segment = new byte[SEGMENT_SIZE];
        System.arraycopy(noise, 0, segment, 0, noise.length);
        return segment;
    }

    private void assertFetches(Archive archive, Tool reader, String name, byte[] content) {
        Path fetched = folder.resolve("fetched-" + name);

        archive.run(reader, "wal-restore", name, fetched.toString()).expectSuccess();

        assertThat(fetched).hasBinaryContent(content);
    }

    /** No release delivers a compressed backup history file (contract 03 section 2). */
    private void assertDoesNotFindCompressed(Archive archive, String name) {
        Path fetched = folder.resolve("fetched-" + name);
        for (Tool reader : Tool.values()) {
            ProcessOutcome outcome = archive.run(reader, "wal-restore", name, fetched.toString());

            assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(1);
            assertThat(fetched).doesNotExist();
        }
    }
}
