package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The dictionary form of a backup's metadata, which its JSON form is made of (contract 02 section 5).
 */
public final class BackupDictionary {

    private BackupDictionary() {}

    /**
     * All fields in the order of {@code backup.info}, then the id, then the two times in ISO 8601 as far as they are
     * set.
     */
    public static Dict of(BackupInfo info) {
        Map<String, PythonValue> entries = new LinkedHashMap<>();
        for (BackupField<?> field : BackupField.ALL) {
            put(info, field, entries);
        }
        entries.put("backup_id", PythonValue.of(info.id().text()));
        info.beginTime().map(BackupDictionary::iso).ifPresent(time -> entries.put("begin_time_iso", time));
        info.endTime().map(BackupDictionary::iso).ifPresent(time -> entries.put("end_time_iso", time));
        return PythonValue.dict(entries);
    }

    private static <T> void put(BackupInfo info, BackupField<T> field, Map<String, PythonValue> entries) {
        Optional<PythonValue> value = info.get(field).map(field.type()::toPython);
        if (value.isPresent() || !field.omittedWhenUnset()) {
            entries.put(field.name(), value.orElse(Constant.NONE));
        }
    }

    private static PythonValue iso(OffsetDateTime time) {
        return PythonValue.of(TimestampForms.iso(time));
    }
}
