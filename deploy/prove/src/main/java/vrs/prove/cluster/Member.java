package vrs.prove.cluster;

/** One process of a cluster. */
public record Member(String name, String role, long pid) {}
