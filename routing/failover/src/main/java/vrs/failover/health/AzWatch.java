package vrs.failover.health;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vrs.failover.health.AzHealth.Avoided;
import vrs.failover.health.AzHealth.Healthy;
import vrs.failover.health.AzHealth.Probing;

/** Follows the upstream of one AZ: each attempt's end goes in, its health comes out. For one thread at a time. */
public final class AzWatch {
    private final HealthRule rule;
    private final RandomGenerator random;
    private final RecentSigns signs;
    private AzHealth health;

    public AzWatch(HealthRule rule, RandomGenerator random, long nowNanos) {
        this.rule = rule;
        this.random = random;
        this.signs = new RecentSigns(rule, nowNanos);
        this.health = Healthy.unproven(nowNanos);
    }

    /** What is held of the AZ now. */
    public AzHealth health() {
        return health;
    }

    /**
     * An attempt ended. One that began before the AZ came back speaks of the time before, and one that was made while it was
     * passed over is not asked for: that is what probes are for.
     */
    public Optional<Move> ended(Sign sign, long beganNanos, long nowNanos) {
        return switch (health) {
            case Healthy healthy when beganNanos - healthy.sinceNanos() >= 0 -> judge(healthy, sign, nowNanos);
            case Healthy _, Avoided _, Probing _ -> Optional.empty();
        };
    }

    private Optional<Move> judge(Healthy healthy, Sign sign, long nowNanos) {
        signs.add(sign, nowNanos);
        Optional<AvoidedFor> cause = rule.judge(signs.tally(nowNanos));
        cause.ifPresent(why -> health = healthy.avoid(why, rule, nowNanos, probeAt(nowNanos)));
        return cause.map(Move.NowAvoided::new);
    }

    /** The right to make the one probe that is due; empty when none is due or one is out. */
    public Optional<Probing> probe(long nowNanos) {
        if (health instanceof Probing out && out.isLost(nowNanos)) {
            health = out.failed();
        }
        if (health instanceof Avoided avoided && avoided.isProbeDue(nowNanos)) {
            Probing probing = avoided.probe(rule, nowNanos, probeAt(nowNanos));
            health = probing;
            return Optional.of(probing);
        }
        return Optional.empty();
    }

    /** A probe ended. One whose lease ran out has been counted already. */
    public Optional<Move> probed(Probing probe, boolean wentWell, long nowNanos) {
        if (health != probe) {
            return Optional.empty();
        }
        health = wentWell && !probe.isLost(nowNanos) ? probe.wentWell(rule, nowNanos) : probe.failed();
        if (health instanceof Healthy) {
            signs.clear();
            return Optional.of(
                    new Move.NowBack(Duration.ofNanos(nowNanos - probe.before().sinceNanos())));
        }
        return Optional.empty();
    }

    private long probeAt(long nowNanos) {
        return nowNanos + rule.probeInNanos(random.nextDouble());
    }
}
