package vrs.dns.health;

import java.util.concurrent.CompletionStage;
import vrs.dns.policy.GatewayAnswer;
import vrs.dns.policy.Switchboard;

/** One round asks all gateways at once; what they say goes to the switchboard. The caller beats the time. */
public final class HealthRounds {
    /** Asks the gateway of an AZ; must not block. */
    public interface Asking {
        CompletionStage<GatewayAnswer> ask(String az);
    }

    private final Switchboard switchboard;
    private final Asking asking;

    public HealthRounds(Switchboard switchboard, Asking asking) {
        this.switchboard = switchboard;
        this.asking = asking;
    }

    /** Begins a round; does not wait for its answers, which bound themselves in time. */
    public void tick() {
        for (String az : switchboard.azs()) {
            asking.ask(az)
                    .whenComplete(
                            (answer, error) -> switchboard.answered(az, error == null ? answer : GatewayAnswer.SILENT));
        }
    }
}
