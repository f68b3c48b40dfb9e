package dev.pgcellar.cli;

import dev.pgcellar.spi.Tag;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A tag as the list options take it: one comma-separated record of two fields, quoted as RFC 4180 says (contract 00
 * section 10).
 */
final class CsvTag implements ITypeConverter<Tag> {

    @Override
    public Tag convert(String record) {
        List<String> fields = fields(record);
        if (fields.size() != 2) {
            throw new TypeConversionException("'" + record + "' is not a tag; expected KEY,VALUE");
        }
        return new Tag(fields.get(0), fields.get(1));
    }

    private static List<String> fields(String record) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (quoted && c == '"' && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (quoted) {
                quoted = c != '"';
                if (quoted) {
                    field.append(c);
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
