package vrs.drm.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vrs.drm.ProbeLicence;

/** Ready means that this process can issue a licence; it says nothing of others. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    private final ProbeLicence probe;

    public Readiness(ProbeLicence probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("probe-licence")
                .status(probe.succeeds())
                .build();
    }
}
