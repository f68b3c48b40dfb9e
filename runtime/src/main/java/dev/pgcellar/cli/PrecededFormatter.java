package dev.pgcellar.cli;

import java.util.function.Supplier;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Puts text before what another formatter writes. */
final class PrecededFormatter extends ExtFormatter {

    private final Supplier<String> text;
    private final Formatter formatter;

    PrecededFormatter(Supplier<String> text, Formatter formatter) {
        this.text = text;
        this.formatter = formatter;
    }

    @Override
    public String format(ExtLogRecord record) {
        String line = formatter.format(record);
        return text.get() + line;
    }
}
