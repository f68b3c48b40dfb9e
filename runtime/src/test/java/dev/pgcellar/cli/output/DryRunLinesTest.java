package dev.pgcellar.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.expire.DeletionPreview;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DryRunLinesTest {

    private final StringWriter printed = new StringWriter();
    private final DryRunLines lines = new DryRunLines(new PrintWriter(printed));

    @Test
    void prints_snapshots_and_single_objects_bare() {
        lines.snapshots();
        lines.object("p/srv/base/20260101T000000/backup_label");

        assertThat(printed)
                .hasToString("Skipping deletion of snapshots due to --dry-run option\n"
                        + "Skipping deletion of p/srv/base/20260101T000000/backup_label due to --dry-run option\n");
    }

    @Test
    void prints_lists_of_keys_as_literals() {
        try (DeletionPreview.Keys keys = lines.objects()) {
            keys.add("it's/a");
            keys.add("b\n");
        }
        lines.objects().close();

        assertThat(printed).hasToString("Skipping deletion of objects [\"it's/a\", 'b\\n'] due to --dry-run option\n");
    }

    @Test
    void no_line_is_longer_than_a_mebibyte() {
        String key = "ä".repeat(500);

        try (DeletionPreview.Keys keys = lines.objects()) {
            for (int i = 0; i < 3000; i++) {
                keys.add(key + i);
            }
        }

        String text = printed.toString();
        assertThat(text.lines()).hasSize(3).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1 << 20));
        assertThat(text.lines()).allMatch(line -> line.endsWith("'] due to --dry-run option"));
        for (int i = 0; i < 3000; i++) {
            assertThat(text).contains("'" + key + i + "'");
        }
    }
}
