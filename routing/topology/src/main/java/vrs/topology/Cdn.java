package vrs.topology;

/**
 * A content delivery network that serves our media.
 *
 * @param name such as {@code cdn-a}
 * @param origin the origin of its URLs, without a slash at the end
 */
public record Cdn(String name, String origin) {}
