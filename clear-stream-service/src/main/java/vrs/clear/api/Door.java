package vrs.clear.api;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vrs.admission.AdmissionController;
import vrs.clear.ClearConfig;
import vrs.clear.Materials;
import vrs.control.ControlWatch;
import vrs.door.DoorConfig;
import vrs.door.OwnCloud;
import vrs.process.OwnDoor;

/** Tells the door what is special here: nothing is public, and who is warm is able. */
@Singleton
final class Door {
    private static final String STREAMS = """
            {"vid":"rehearsal","renditions":[{"id":"v240"},{"id":"v720"},{"id":"a-en"}],"subtitles":["en"],\
            "expiresAt":"2100-01-01T00:00:00Z"}""";

    @Produces
    @Singleton
    DoorConfig door(ClearConfig config, Materials materials, ControlWatch control, AdmissionController limit) {
        return new DoorConfig(
                "clear",
                config.az(),
                config.instance(),
                Set.of(),
                List.of(new OwnDoor.Step("/clear/streams", STREAMS)),
                () -> true,
                OwnCloud.of(materials.topology(), config.instance(), control::current),
                limit);
    }
}
