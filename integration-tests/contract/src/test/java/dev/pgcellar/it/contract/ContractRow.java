package dev.pgcellar.it.contract;

import java.util.List;

/**
 * One demand of the contract: a line of {@code rows/rows.txt}, which says what its fields are.
 *
 * @param proofs tests, or {@link #CASES}; empty only with a reason
 * @param reason why nothing proves it yet; null when something does
 */
record ContractRow(String id, String demand, List<String> proofs, String reason) {

    /** The proof is in {@code rows/cases.txt}. */
    static final String CASES = "cases";

    private static final String UNPROVED = "not: ";

    /** All lines of the file. */
    static List<ContractRow> all() {
        return ContractFile.lines("/rows/rows.txt").map(ContractRow::parse).toList();
    }

    private static ContractRow parse(String line) {
        String[] fields = line.split(" \\| ");
        if (fields.length != 3) {
            throw new IllegalArgumentException("not a row: " + line);
        }
        return fields[2].startsWith(UNPROVED)
                ? new ContractRow(fields[0], fields[1], List.of(), fields[2].substring(UNPROVED.length()))
                : new ContractRow(
                        fields[0], fields[1], List.of(fields[2].strip().split(", *")), null);
    }

    boolean isProved() {
        return reason == null;
    }

    @Override
    public String toString() {
        return id + ": " + demand;
    }
}
