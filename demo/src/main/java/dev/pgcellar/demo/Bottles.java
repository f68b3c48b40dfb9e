package dev.pgcellar.demo;

import java.util.ArrayList;
import java.util.List;

/** The rows of the demo: what is written when, and what must be there in the end. */
final class Bottles {

    static final String CREATE = "CREATE TABLE bottle (id int PRIMARY KEY, wine text)";
    static final String SELECT = "SELECT wine FROM bottle ORDER BY id";

    static final List<String> BEFORE_BACKUP = List.of("Barolo 2016", "Rioja 2014", "Riesling 2019");
    static final List<String> AFTER_BACKUP = List.of("Chablis 2020", "Madeira 1908");
    static final List<String> BAD = List.of("bad: vinegar", "bad: corked");

    private Bottles() {}

    static String insertBeforeBackup() {
        return insert(1, BEFORE_BACKUP);
    }

    static String insertAfterBackup() {
        return insert(1 + BEFORE_BACKUP.size(), AFTER_BACKUP);
    }

    static String insertBad() {
        return insert(1 + expected().size(), BAD);
    }

    /** What the table holds until the bad rows come. */
    static List<String> expected() {
        List<String> rows = new ArrayList<>(BEFORE_BACKUP);
        rows.addAll(AFTER_BACKUP);
        return List.copyOf(rows);
    }

    private static String insert(int firstId, List<String> wines) {
        List<String> rows = new ArrayList<>();
        for (String wine : wines) {
            rows.add("(" + (firstId + rows.size()) + ", '" + wine + "')");
        }
        return "INSERT INTO bottle VALUES " + String.join(", ", rows);
    }
}
