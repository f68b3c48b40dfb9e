package dev.pgcellar.doctor;

import dev.pgcellar.FailureDescription;
import dev.pgcellar.spi.Finding;

/** Turns failures into findings. */
final class Findings {

    private Findings() {}

    /** A check that failed as one line says. */
    static Finding failure(String check, Exception failure, String fix) {
        return Finding.failed(
                check,
                FailureDescription.of(failure).orElseGet(failure::toString).replaceAll("\\s+", " "),
                fix);
    }
}
