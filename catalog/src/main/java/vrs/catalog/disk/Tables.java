package vrs.catalog.disk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.RevisionKey;
import vrs.catalog.StreamStore.Lookup;

/**
 * What the file holds. All change together, between two commits, by one thread; any thread may read.
 *
 * @param records vid → checksum and JSON of the entry
 * @param held vid → {@link RevisionKey} of that entry; small, so that asking for a vid reads little
 * @param order {@link RevisionKey} with vid → vid
 * @param marks how far this replica has come, where that is kept
 */
record Tables(
        MVMap<String, String> records,
        MVMap<String, String> held,
        MVMap<String, String> order,
        MVMap<String, String> marks) {
    private static final String POSITION = "position";
    private static final int SUM_LENGTH = 8;

    static Tables of(MVStore store) {
        return new Tables(map(store, "records"), map(store, "held"), map(store, "order"), map(store, "marks"));
    }

    private static MVMap<String, String> map(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    /** The same as it is now, whatever is written later. Called between two commits, by the thread that writes. */
    Tables asOf(long version) {
        return new Tables(records.openVersion(version), held.openVersion(version), order.openVersion(version), marks);
    }

    /** Up to here nothing is missing, as far as whoever fills it knows; never moved backwards. */
    Revision position() {
        return Optional.ofNullable(marks.get(POSITION)).flatMap(Revision::parse).orElse(Revision.NONE);
    }

    void advance(Revision position) {
        if (position.isAfter(position())) {
            marks.put(POSITION, position.toString());
        }
    }

    /** The revision held of a vid, {@link Revision#NONE} when it is not there. */
    Revision held(String vid) {
        return Optional.ofNullable(held.get(vid)).flatMap(RevisionKey::read).orElse(Revision.NONE);
    }

    /** Whether each entry has its place in both of the others, by number. */
    boolean agree() {
        return records.sizeAsLong() == held.sizeAsLong() && records.sizeAsLong() == order.sizeAsLong();
    }

    /** Puts each of them, and answers how many were later than what was held. */
    int putAll(List<CatalogEntry> entries) {
        int written = 0;
        for (CatalogEntry entry : entries) {
            written += put(entry).isEmpty() ? 1 : 0;
        }
        return written;
    }

    /** Puts the entry in unless the same or a later revision is held, which is answered then. */
    Optional<Revision> put(CatalogEntry entry) {
        String vid = entry.vid();
        String heldKey = held.get(vid);
        String key = RevisionKey.of(entry.revision());
        if (heldKey != null) {
            if (heldKey.compareTo(key) >= 0) {
                return RevisionKey.read(heldKey);
            }
            order.remove(heldKey + ':' + vid);
        }
        String json = RecordJson.write(entry);
        records.put(vid, sum(json) + json);
        held.put(vid, key);
        order.put(RevisionKey.of(entry), vid);
        return Optional.empty();
    }

    /** The entry of a vid, empty when there is none. */
    Optional<RecordJson.Reading> get(String vid) {
        return Optional.ofNullable(records.get(vid)).map(Tables::reading);
    }

    /** The same as the answer of a store; a damaged record is a failure. */
    Lookup lookup(String vid) {
        return get(vid).map(Tables::lookup).orElse(new Lookup.Absent());
    }

    private static Lookup lookup(RecordJson.Reading reading) {
        return switch (reading) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> new Lookup.Found(entry);
            case RecordJson.Reading.Corrupt _ -> new Lookup.Failed(FailureReason.CORRUPT);
        };
    }

    /** The entries that come after this revision, the oldest first. */
    List<RecordJson.Reading> after(Revision revision, int countMax) {
        List<RecordJson.Reading> found = new ArrayList<>();
        String line = order.higherKey(RevisionKey.after(revision));
        while (line != null && found.size() < countMax) {
            String vid = line.substring(RevisionKey.LENGTH + 1);
            RecordJson.Reading reading =
                    get(vid).orElse(new RecordJson.Reading.Corrupt(vid + " has a revision and no record"));
            if (!isAnother(reading, line)) {
                found.add(reading);
            }
            line = order.higherKey(line);
        }
        return found;
    }

    /** It was replaced since we read the line, and stands further on by now. */
    private static boolean isAnother(RecordJson.Reading reading, String line) {
        return reading instanceof RecordJson.Reading.Entry(CatalogEntry entry)
                && !RevisionKey.of(entry).equals(line);
    }

    Revision newest() {
        return Optional.ofNullable(order.lastKey()).flatMap(RevisionKey::read).orElse(Revision.NONE);
    }

    /** The JSON of a vid, empty when there is none or it is damaged. */
    Optional<String> json(String vid) {
        return Optional.ofNullable(records.get(vid)).flatMap(Tables::checkedJson);
    }

    private static RecordJson.Reading reading(String value) {
        return checkedJson(value)
                .map(RecordJson::read)
                .orElse(new RecordJson.Reading.Corrupt("does not match its checksum"));
    }

    /** The file itself checks its structure, but not the contents. */
    private static Optional<String> checkedJson(String value) {
        if (value.length() < SUM_LENGTH) {
            return Optional.empty();
        }
        String json = value.substring(SUM_LENGTH);
        return value.startsWith(sum(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String sum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
