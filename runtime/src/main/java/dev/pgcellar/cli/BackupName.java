package dev.pgcellar.cli;

import dev.pgcellar.backup.BackupNames;
import picocli.CommandLine.ITypeConverter;

/**
 * The value of {@code --name} (contract 00 section 11).
 */
final class BackupName implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return OptionValueParsers.parsed(() -> BackupNames.require(text));
    }
}
