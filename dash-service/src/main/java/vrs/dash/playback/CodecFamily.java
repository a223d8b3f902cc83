package vrs.dash.playback;

/**
 * A video codec without its profile: {@code avc1.64001f} is of the family {@code avc1}. Two spellings of one codec,
 * which differ only in where the parameter sets stand, are one family.
 */
public record CodecFamily(String id) {
    /** The family of an RFC 6381 codec string. */
    public static CodecFamily of(String codec) {
        int dot = codec.indexOf('.');
        return new CodecFamily(
                switch (dot < 0 ? codec : codec.substring(0, dot)) {
                    case "hvc1" -> "hev1";
                    case "avc3" -> "avc1";
                    case String family -> family;
                });
    }
}
