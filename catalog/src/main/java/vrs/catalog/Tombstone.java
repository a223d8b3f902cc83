package vrs.catalog;

/** Stands for a video that was withdrawn. It outranks every earlier record and is never deleted. */
public record Tombstone(String vid, Revision revision) implements CatalogEntry {}
