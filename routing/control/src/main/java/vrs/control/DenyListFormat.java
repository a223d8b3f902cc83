package vrs.control;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import vrs.signing.SignedLines;

/**
 * The deny list as signed lines: {@code vrs-deny 1}, {@code version <n>}, then one vid a line. A line file, because the
 * fallback player reads it too and has no JSON library.
 */
public final class DenyListFormat {
    private static final String MAGIC = "vrs-deny 1";
    private static final String VERSION = "version ";

    private DenyListFormat() {}

    /** The text of the file. */
    public static String write(DenyList list, PrivateKey key) {
        List<String> lines = new ArrayList<>();
        lines.add(MAGIC);
        lines.add(VERSION + list.version());
        list.vids().stream().sorted().forEach(lines::add);
        return SignedLines.sign(lines, key);
    }

    /** The list, or empty when the signature is not genuine or the form is unknown. */
    public static Optional<DenyList> read(String text, PublicKey key) {
        return SignedLines.verify(text, key).flatMap(DenyListFormat::parse);
    }

    private static Optional<DenyList> parse(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).equals(MAGIC) || !lines.get(1).startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            long version = Long.parseLong(lines.get(1).substring(VERSION.length()));
            return Optional.of(new DenyList(version, new HashSet<>(lines.subList(2, lines.size()))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
