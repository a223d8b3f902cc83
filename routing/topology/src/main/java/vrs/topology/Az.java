package vrs.topology;

/**
 * An availability zone: a data centre that fails on its own.
 *
 * @param id its name, such as {@code r1-az1}
 * @param region the region that it stands in, such as {@code r1}
 */
public record Az(String id, String region) {}
