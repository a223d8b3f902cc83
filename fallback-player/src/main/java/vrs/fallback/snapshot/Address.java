package vrs.fallback.snapshot;

/**
 * Where the clear form of a rendition lies.
 *
 * @param cdn its name, such as {@code cdn-a}
 * @param base signed URL of the directory, with a slash at the end
 */
public record Address(String cdn, String base) {}
