package dev.pgcellar.spi;

/**
 * One line of a listing: an object, or the common prefix that stands for all objects below it.
 */
public sealed interface ListEntry permits ObjectInfo, CommonPrefix {}
