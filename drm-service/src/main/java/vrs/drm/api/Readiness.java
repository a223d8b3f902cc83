package vrs.drm.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vrs.drm.ProbeLicence;
import vrs.process.ReadyState;

/** Ready means that this process is warm and can issue a licence; it says nothing of others. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    private final ProbeLicence probe;
    private final ReadyState state;

    Readiness(ProbeLicence probe, ReadyState state) {
        this.probe = probe;
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process")
                .status(state.isReady() && probe.succeeds())
                .build();
    }
}
