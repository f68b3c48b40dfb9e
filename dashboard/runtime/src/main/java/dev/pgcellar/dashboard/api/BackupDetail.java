package dev.pgcellar.dashboard.api;

import dev.pgcellar.catalog.BackupDictionary;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.dashboard.recovery.ServerCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of a backup.
 *
 * @param backup as in lists
 * @param windows what it can be recovered to
 * @param fields all fields of {@code backup.info}, by their names there
 */
public record BackupDetail(BackupView backup, List<WindowView> windows, Map<String, Object> fields) {

    static BackupDetail of(BackupInfo backup, ServerCatalog catalog) {
        return new BackupDetail(
                BackupView.of(backup, catalog),
                catalog.windows().ofBackup(backup.id().text()).stream()
                        .map(WindowView::of)
                        .toList(),
                entries(BackupDictionary.of(backup)));
    }

    private static Map<String, Object> entries(PythonValue.Dict dict) {
        Map<String, Object> entries = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> entries.put(String.valueOf(plain(key)), plain(value)));
        return entries;
    }

    private static Object plain(PythonValue value) {
        if (value instanceof PythonValue.Text text) {
            return text.value();
        } else if (value instanceof PythonValue.Int integer) {
            return integer.value();
        } else if (value instanceof PythonValue.Real real) {
            return real.value();
        } else if (value instanceof PythonValue.Sequence sequence) {
            return sequence.items().stream().map(BackupDetail::plain).toList();
        } else if (value instanceof PythonValue.Dict dict) {
            return entries(dict);
        }
        return value == PythonValue.Constant.NONE ? null : value == PythonValue.Constant.TRUE;
    }
}
