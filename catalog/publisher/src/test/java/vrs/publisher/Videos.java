package vrs.publisher;

import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.VideoRecord;

/** Catalogue files to test with. */
final class Videos {
    private Videos() {}

    static String json(String vid) {
        return json(vid, "Title of " + vid);
    }

    static String json(String vid, String title) {
        return """
                {"vid":"%s","title":"%s","durationMs":12000,"segmentMs":2000,"asset":"clock12",
                 "rights":{"plan":"free","territories":["US"],"platforms":["tv"]},
                 "video":[{"id":"v240","codec":"avc1.4d4015","width":426,"height":240,"frameRate":"25","bandwidthBps":1}],
                 "audio":[]}
                """.formatted(vid, title);
    }

    static VideoRecord record(String vid, long epoch, long counter) {
        return (VideoRecord)
                ((RecordJson.Reading.Entry) RecordJson.authored(json(vid), new Revision(epoch, counter))).entry();
    }
}
