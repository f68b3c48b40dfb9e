package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.spi.Finding;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code pgcellar doctor} found, a check a line or as JSON. */
public final class DoctorReport {

    private static final int STATE_WIDTH = 9;

    private DoctorReport() {}

    /** Writes lines of state, check and finding; what to do follows on the same line. */
    public static void writeTable(List<Finding> findings, Appendable out) throws IOException {
        int checkWidth = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        TextLines lines = new TextLines(out);
        for (Finding finding : findings) {
            lines.line(TextLines.padded(state(finding), STATE_WIDTH)
                    + TextLines.padded(finding.check(), checkWidth + 2)
                    + finding.found()
                    + (finding.fix() == null ? "" : ". Fix: " + finding.fix()));
        }
    }

    /** Writes one object with the key {@code checks}; {@code fix} is null where there is nothing to do. */
    public static void writeJson(List<Finding> findings, Appendable out) throws IOException {
        List<PythonValue> checks = findings.stream().map(DoctorReport::json).toList();
        new JsonWriter(out).write(PythonValue.dict(Map.of("checks", new PythonValue.ListValue(checks))));
        out.append('\n');
    }

    private static PythonValue json(Finding finding) {
        Map<String, PythonValue> entries = new LinkedHashMap<>();
        entries.put("check", PythonValue.of(finding.check()));
        entries.put("state", PythonValue.of(state(finding)));
        entries.put("found", PythonValue.of(finding.found()));
        entries.put("fix", finding.fix() == null ? PythonValue.Constant.NONE : PythonValue.of(finding.fix()));
        return PythonValue.dict(entries);
    }

    private static String state(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
