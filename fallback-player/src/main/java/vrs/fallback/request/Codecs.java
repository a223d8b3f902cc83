package vrs.fallback.request;

/** Families of RFC 6381 codec strings. */
public final class Codecs {
    private Codecs() {}

    /** What stands before the first dot; the two names that H.264 and H.265 each have count as one. */
    public static String family(String codec) {
        int dot = codec.indexOf('.');
        String name = dot < 0 ? codec : codec.substring(0, dot);
        return switch (name) {
            case "avc3" -> "avc1";
            case "hvc1" -> "hev1";
            default -> name;
        };
    }
}
