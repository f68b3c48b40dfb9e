package dev.pgcellar.benchmarks.report;

/** Why somebody takes part. */
public enum Role {
    /** What is judged. */
    SUBJECT,
    /** What users run today, and the measure of the ratios. */
    PEER,
    /** Another program for the same purpose. */
    RIVAL,
    /** What the machine can do. The first one of a work is the measure of its second ratio. */
    REFERENCE
}
