package vrs.dash.api;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jboss.logging.Logger;
import vrs.admission.TrafficClass;
import vrs.dash.answer.Refusal;
import vrs.dash.answer.Reply;
import vrs.dash.playback.DashRequest;

/** Counts plays; writes one line for each play that was refused or failed. */
final class Plays {
    private static final Logger LOG = Logger.getLogger(Plays.class);
    private static final String UNKNOWN = "-";

    private final MeterRegistry metrics;

    Plays(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void replied(DashParameters.Outcome parsed, Optional<TrafficClass> trafficClass, Reply reply) {
        String counted = trafficClass(parsed, trafficClass);
        String grade = reply.served().parts().get("grade");
        String reason = reply.served().reason().id();
        metrics.counter("vrs.dash.plays", "class", counted, "grade", grade, "reason", reason, "code", reply.code())
                .increment();
        switch (reply) {
            case Reply.Playing _ -> {
                // Answered plays are counted, not told one by one.
            }
            case Reply.Refused refused -> tell(refused, counted, reason);
        }
    }

    private static void tell(Reply.Refused refused, String counted, String reason) {
        Refusal refusal = refused.problem().refusal();
        String vid = refused.problem().vid().orElse(UNKNOWN);
        if (refusal.isOurs()) {
            LOG.warnf("event=play-failed code=%s reason=%s class=%s vid=%s", refusal.code(), reason, counted, vid);
        } else {
            LOG.infof("event=play-refused code=%s class=%s vid=%s", refusal.code(), counted, vid);
        }
    }

    /** Counted alone, and not told: there may be very many of them. */
    void shed(TrafficClass trafficClass) {
        metrics.counter("vrs.dash.shed", "class", trafficClass.id()).increment();
    }

    /** The gateway's word counts, then the client's; a manifest is never a play of its own. */
    private static String trafficClass(DashParameters.Outcome parsed, Optional<TrafficClass> trafficClass) {
        return switch (parsed) {
            case DashParameters.Outcome.Parsed(DashRequest.Manifest _) -> "manifest";
            case DashParameters.Outcome.Parsed(DashRequest.Play play) ->
                trafficClass.map(TrafficClass::id).orElse(play.intent().id());
            case DashParameters.Outcome.BadRequest _ ->
                trafficClass.map(TrafficClass::id).orElse(UNKNOWN);
        };
    }
}
