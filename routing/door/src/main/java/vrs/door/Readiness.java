package vrs.door;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vrs.process.ReadyState;

/** Ready means that this process is warm and able; it says nothing of others. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    private final DoorConfig config;
    private final ReadyState state;

    Readiness(DoorConfig config, ReadyState state) {
        this.config = config;
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process").status(config.isUp(state)).build();
    }
}
