package vrs.dash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.dash.upstream.Address;
import vrs.dash.upstream.Attempt;
import vrs.dash.upstream.CallMarks;
import vrs.dash.upstream.StreamsAnswer;
import vrs.dash.upstream.StreamsQuery;
import vrs.dash.upstream.Upstream;
import vrs.failover.FailureReason;
import vrs.signing.MediaSet;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Upstreams that answer at once, save those that are told otherwise; remembers whom it was asked for what. */
public final class ScriptedUpstream implements Upstream {
    public static final Attempt TIMED_OUT = new Attempt.Failed(FailureReason.TIMED_OUT);
    public static final Attempt NOBODY = new Attempt.NotAccepted();
    public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Map<String, Attempt> scripts = new HashMap<>();
    private final Map<String, Duration> delays = new HashMap<>();
    private final TestTicker ticker;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    public ScriptedUpstream(TestTicker ticker) {
        this.ticker = ticker;
    }

    /** One attempt as it was made. */
    public record Call(String instance, StreamsQuery query, Duration timeout, CallMarks marks) {}

    /** Three AZs in two regions, two drm instances in the first. */
    public static Topology topology() {
        List<Instance> instances = new ArrayList<>();
        for (String az : List.of("r1-az1", "r1-az2", "r2-az1")) {
            instances.add(instance(Role.DRM, az, 1));
            instances.add(instance(Role.CLEAR, az, 1));
        }
        instances.add(instance(Role.DRM, "r1-az1", 2));
        return new Topology(
                List.of(new Az("r2-az1", "r2"), new Az("r1-az2", "r1"), new Az("r1-az1", "r1")),
                instances,
                List.of(new EntryName(EntryName.Kind.MAIN, "r1", "main.r1.localhost", 17_090)),
                List.of());
    }

    private static Instance instance(Role role, String az, int number) {
        return new Instance(az + "-" + role.id() + "-" + number, role, az, "-", "vm", "private", "127.0.0.1", 1);
    }

    /** All instances whose name starts so come to this. */
    public ScriptedUpstream when(String instance, Attempt attempt) {
        scripts.put(instance, attempt);
        return this;
    }

    /** All instances whose name starts so take this long, or their timeout if that is shorter. */
    public ScriptedUpstream slow(String instance, Duration delay) {
        delays.put(instance, delay);
        return this;
    }

    /** The names of those that were asked, in order. */
    public List<String> asked() {
        return calls().stream().map(Call::instance).toList();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Attempt ask(Instance instance, StreamsQuery query, CallMarks marks, Bounds bounds) {
        Duration timeout = bounds.timeout();
        calls.add(new Call(instance.name(), query, timeout, marks));
        Duration delay = find(delays, instance).orElse(Duration.ZERO);
        if (delay.compareTo(timeout) > 0) {
            ticker.advance(timeout);
            return TIMED_OUT;
        }
        ticker.advance(delay);
        return find(scripts, instance).orElseGet(() -> new Attempt.Answered(answer(query)));
    }

    private static <T> Optional<T> find(Map<String, T> by, Instance instance) {
        return by.entrySet().stream()
                .filter(e -> instance.name().contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a healthy service says. */
    public static StreamsAnswer answer(StreamsQuery query) {
        Map<String, List<Address>> addresses = new HashMap<>();
        query.renditions()
                .forEach(r -> addresses.put(
                        r.id(), List.of(address(query, "cdn-a", r.id()), address(query, "cdn-b", r.id()))));
        Map<String, String> subtitles = new HashMap<>();
        query.subtitles()
                .forEach(l -> subtitles.put(l, address(query, "cdn-a", "s-" + l).base() + "subtitles.vtt"));
        return new StreamsAnswer(
                addresses, subtitles, query.set() == MediaSet.CENC ? Optional.of("lic.en.ce") : Optional.empty());
    }

    private static Address address(StreamsQuery query, String cdn, String rendition) {
        return new Address(
                cdn,
                "http://" + cdn + ".localhost:17080/1-k-sig/" + query.vid() + "/"
                        + query.set().directory() + "/" + rendition + "/");
    }
}
