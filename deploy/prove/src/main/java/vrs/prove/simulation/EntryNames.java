package vrs.prove.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which AZ a client finds under the names of its region. Down after three looks; each client asks again when its answer ages. */
final class EntryNames {
    private static final Map<String, List<String>> ORDER =
            Map.of("r1", List.of("r1-az1", "r1-az2", "r2-az1"), "r2", List.of("r2-az1", "r1-az1", "r1-az2"));
    private static final long NOTICED_NANOS = Duration.ofMillis(900).toNanos();
    private static final long AGE_NANOS = Duration.ofSeconds(1).toNanos();

    private final VirtualTime time;
    private final RandomGenerator random;
    private Optional<String> down = Optional.empty();
    private long changedNanos = -NOTICED_NANOS - AGE_NANOS;

    EntryNames(VirtualTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    void lost(String az) {
        down = Optional.of(az);
        changedNanos = time.getAsLong();
    }

    void healed() {
        down = Optional.empty();
        changedNanos = time.getAsLong();
    }

    /** The AZ that the main name means to the client that asks now, given the AZ that was lost or is back. */
    String main(String region) {
        return standing(region).getFirst();
    }

    /** The AZ that the retry name means: never the one of the main name. */
    String retry(String region) {
        return standing(region).get(1);
    }

    private List<String> standing(String region) {
        long heldNanos = NOTICED_NANOS + Math.round(random.nextDouble() * AGE_NANOS);
        boolean isKnown = time.getAsLong() - changedNanos >= heldNanos;
        Optional<String> out = isKnown ? down : before();
        return ORDER.get(region).stream()
                .filter(az -> out.filter(az::equals).isEmpty())
                .toList();
    }

    private Optional<String> before() {
        return down.isPresent() ? Optional.empty() : Optional.of(Plan.LOST);
    }
}
