package dev.pgcellar.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of one row of an answer. */
@FunctionalInterface
interface Row<T> {
    T read(ResultSet row) throws SQLException;
}
