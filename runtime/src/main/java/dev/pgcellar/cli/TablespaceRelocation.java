package dev.pgcellar.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --tablespace}: {@code NAME:LOCATION}.
 *
 * @param name of the tablespace
 * @param location where it is restored to
 */
record TablespaceRelocation(String name, Path location) {

    static final class Converter implements ITypeConverter<TablespaceRelocation> {
        @Override
        public TablespaceRelocation convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new TypeConversionException("'" + text + "' is not of the form NAME:LOCATION");
            }
            return new TablespaceRelocation(text.substring(0, colon), Path.of(text.substring(colon + 1)));
        }
    }
}
