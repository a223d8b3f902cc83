package vrs.local.command;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import vrs.local.plan.Size;

/** What a person is told before a cluster starts for which memory is short. It starts all the same. */
final class MemoryAdvice {
    private static final double GIB = 1L << 30;
    private static final int SMALL_GIB = 6;
    // Three more JVMs for each AZ, each of about the size of the others.
    private static final int FULL_GIB = 8;
    private static final int FULL_OF_ONE_AZ_GIB = 4;

    private MemoryAdvice() {}

    /**
     * One line, nothing when there is enough or nobody knows.
     *
     * @param availableBytes what is to be had
     */
    static Optional<String> line(OptionalLong availableBytes, int azs, Size size) {
        int wantedGib = wantedGib(azs, size);
        if (availableBytes.isEmpty() || availableBytes.getAsLong() >= wantedGib * GIB) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "only %.1f GiB of memory are available; %s want%s %d: %s needs less",
                availableBytes.getAsLong() / GIB,
                azs == 1 ? "1 AZ" + named(size) : azs + " AZs" + named(size),
                azs == 1 ? "s" : "",
                wantedGib,
                less(azs, size)));
    }

    private static int wantedGib(int azs, Size size) {
        return switch (size) {
            case SMALL -> azs == 1 ? 0 : SMALL_GIB;
            case FULL -> azs == 1 ? FULL_OF_ONE_AZ_GIB : FULL_GIB;
        };
    }

    private static String named(Size size) {
        return switch (size) {
            case SMALL -> "";
            case FULL -> " of size full";
        };
    }

    private static String less(int azs, Size size) {
        String smaller =
                switch (size) {
                    case SMALL -> "";
                    case FULL -> "./vrs up --azs " + azs + " --size small";
                };
        String fewer = azs == 1 ? "" : "./vrs up --azs 1";
        return smaller.isEmpty() || fewer.isEmpty() ? smaller + fewer : fewer + ", or " + smaller + ",";
    }
}
