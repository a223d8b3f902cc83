package vrs.catalog;

import java.util.Collection;

/** About how much memory an entry takes, so that L1 has a bound that speaks of the heap. */
final class EntryBytes {
    private static final int RECORD = 320;
    private static final int RENDITION = 160;
    private static final int STRING = 56;

    private EntryBytes() {}

    /** In bytes; within about a third of what it is on the heap. */
    static int of(CatalogEntry entry) {
        return switch (entry) {
            case Tombstone tombstone -> RECORD + string(tombstone.vid());
            case VideoRecord video ->
                RECORD
                        + string(video.vid())
                        + string(video.title())
                        + strings(video.rights().territories())
                        + strings(video.rights().platforms())
                        + video.video().stream().mapToInt(EntryBytes::picture).sum()
                        + video.audio().size() * (RENDITION + 2 * STRING)
                        + video.subtitles().size() * 2 * STRING;
        };
    }

    private static int picture(Rendition.Video picture) {
        return RENDITION
                + string(picture.id())
                + string(picture.codec())
                + picture.keyId().map(EntryBytes::string).orElse(0)
                + strings(picture.territories())
                + strings(picture.platforms());
    }

    private static int strings(Collection<String> texts) {
        return texts.stream().mapToInt(EntryBytes::string).sum();
    }

    private static int string(String text) {
        return STRING + text.length();
    }
}
