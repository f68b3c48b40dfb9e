package dev.pgcellar.cli;

import dev.pgcellar.catalog.BackupId;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --name} (contract 00 section 11).
 */
final class BackupName implements ITypeConverter<String> {

    private static final Set<String> RESERVED =
            Set.of("latest", "last", "oldest", "first", "last-failed", "latest-full", "last-full", "auto");

    @Override
    public String convert(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("a backup name must not be empty");
        }
        if (BackupId.hasForm(text) || RESERVED.contains(text)) {
            throw new TypeConversionException("'" + text + "' cannot be a backup name: it means something else"
                    + " wherever a backup is asked for");
        }
        return text;
    }
}
