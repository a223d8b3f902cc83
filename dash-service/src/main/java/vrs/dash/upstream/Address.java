package vrs.dash.upstream;

/**
 * Where one rendition stands at one CDN.
 *
 * @param cdn its name
 * @param base signed, ends with a slash; segment names are appended
 */
public record Address(String cdn, String base) {}
