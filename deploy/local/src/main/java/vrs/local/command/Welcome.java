package vrs.local.command;

import java.util.List;
import vrs.local.plan.Ports;

/** What a person needs to know of a cluster that is up. */
final class Welcome {
    private Welcome() {}

    static List<String> lines(Ports ports, int azs) {
        String main = "http://main.r1.localhost:" + ports.entry(0);
        return List.of(
                "player page   http://localhost:" + ports.player() + "/",
                "entry names   " + main + "  http://retry.r1.localhost:" + ports.entry(1)
                        + "  http://main.r2.localhost:" + ports.entry(2) + "  http://retry.r2.localhost:"
                        + ports.entry(3),
                "try           curl -s '" + main + "/dash?vid=free-clear'",
                "end it        ./vrs down" + (azs == 1 ? "   (1 AZ: no neighbour to fail over to)" : ""));
    }
}
