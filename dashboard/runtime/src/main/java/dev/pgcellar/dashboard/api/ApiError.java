package dev.pgcellar.dashboard.api;

/**
 * The body of an answer that reports an error.
 *
 * @param error one line
 */
public record ApiError(String error) {}
