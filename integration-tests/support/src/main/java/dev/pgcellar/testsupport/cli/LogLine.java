package dev.pgcellar.testsupport.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the log on stderr: {@code YYYY-MM-DD HH:MM:SS,mmm [PID] LEVEL: message} (contract 00 section 4).
 *
 * @param level for instance {@code ERROR}
 * @param message one line
 */
public record LogLine(String level, String message) {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\[\\d+] "
            + "(DEBUG|INFO|WARNING|ERROR|CRITICAL): (\\S.*)");

    /**
     * All lines of a log.
     *
     * @throws AssertionError when a line has another form, for instance that of a stack trace
     */
    public static List<LogLine> all(String stderr) {
        return stderr.lines().map(line -> parse(line, stderr)).toList();
    }

    private static LogLine parse(String line, String stderr) {
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not a line of the log: '" + line + "'\n--- stderr\n" + stderr);
        }
        return new LogLine(matcher.group(1), matcher.group(2));
    }
}
