package vrs.publisher;

import java.util.Optional;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.VideoRecord;

/**
 * A catalogue file that passed the schema.
 *
 * @param name as it was given
 * @param json its text
 * @param vid the video that it speaks of
 * @param asset the media directory, when it differs from the vid
 */
record VideoFile(String name, String json, String vid, Optional<String> asset) {
    /** The record that it asks for. */
    VideoRecord record(Revision revision) {
        return switch (RecordJson.authored(json, revision)) {
            case RecordJson.Reading.Entry(VideoRecord video) -> video;
            case RecordJson.Reading.Entry other ->
                throw new IllegalStateException(name + " holds no video: " + other.entry());
            case RecordJson.Reading.Corrupt(String why) ->
                throw new IllegalStateException(name + " passed the schema, but " + why);
        };
    }
}
