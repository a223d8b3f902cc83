package vrs.drm.api;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vrs.admission.AdmissionController;
import vrs.control.ControlWatch;
import vrs.door.DoorConfig;
import vrs.door.OwnCloud;
import vrs.drm.DrmConfig;
import vrs.drm.Materials;
import vrs.drm.ProbeWatch;
import vrs.process.OwnDoor;

/** Tells the door what is special here: licences are public, and it must be able to issue one. */
@Singleton
final class Door {
    private static final String KEY_ID = "00000000000000000000000000000001";
    private static final String STREAMS = """
            {"vid":"rehearsal","renditions":[{"id":"v240","keyId":"%1$s"},{"id":"a-en","keyId":"%1$s"}],\
            "subtitles":["en"],"expiresAt":"2100-01-01T00:00:00Z","subjectHash":"rehearsal","territory":"ZZ"}""".formatted(KEY_ID);
    private static final String LICENCE = """
            {"kids":["AAAAAAAAAAAAAAAAAAAAAQ"],"type":"temporary"}""";

    @Produces
    @Singleton
    DoorConfig door(
            DrmConfig config, Materials materials, ProbeWatch probe, ControlWatch control, AdmissionController limit) {
        return new DoorConfig(
                "drm",
                config.az(),
                config.instance(),
                Set.of("/licence"),
                List.of(
                        new OwnDoor.Step("/drm/streams", STREAMS),
                        new OwnDoor.Step("/licence?token=rehearsal", LICENCE)),
                probe::isGood,
                OwnCloud.of(materials.topology(), config.instance(), control::current),
                limit);
    }
}
