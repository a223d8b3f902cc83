package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.Rejected;
import vrs.admission.TrafficClass;

class PlaceTest {
    private final AdmissionController limit = new AdmissionController(() -> OptionalInt.of(4));

    @Test
    void lowered_countsInItsNewClass_andIsGivenBackOnce() {
        Place place = place();

        assertThat(place.lowerTo(TrafficClass.AUTOPLAY)).isInstanceOf(Permit.class);
        assertThat(limit.inFlight(TrafficClass.PLAY)).isZero();
        assertThat(limit.inFlight(TrafficClass.AUTOPLAY)).isOne();
        assertThat(place.loweredTo()).contains(TrafficClass.AUTOPLAY);

        place.close();
        place.close();
        assertThat(limit.inFlight()).isZero();
    }

    @Test
    void noRoomForTheLowerClass_isRejected_andHoldsNothing() {
        place();
        place();
        place();
        Place fourth = place();

        assertThat(fourth.lowerTo(TrafficClass.AUTOPLAY)).isInstanceOf(Rejected.class);
        assertThat(limit.inFlight()).isEqualTo(3);
        fourth.close();
        assertThat(limit.inFlight()).isEqualTo(3);
    }

    /** The viewer goes while it is found out: nothing may stay behind. */
    @Test
    void loweredAfterTheEnd_holdsNothing() {
        Place place = place();
        place.close();

        place.lowerTo(TrafficClass.AUTOPLAY);

        assertThat(limit.inFlight()).isZero();
    }

    private Place place() {
        return new Place(limit, (Permit) limit.enter());
    }
}
