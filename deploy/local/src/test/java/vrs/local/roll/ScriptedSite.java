package vrs.local.roll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Ports;
import vrs.local.plan.Size;
import vrs.local.supervise.ChildStatus;
import vrs.topology.Instance;

/** A cluster whose processes are what a test says, and that writes down what was done to it. */
final class ScriptedSite implements Site {
    final List<String> done = new ArrayList<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final Map<String, String> afterwards = new LinkedHashMap<>();
    private final List<Instance> instances = ClusterPlan.of(2, Size.FULL, new Ports(17_000)).processes().stream()
            .map(PlannedProcess::instance)
            .toList();
    private boolean isGone;

    /** How a process is: ready, starting or stopped. */
    void is(String process, String state) {
        states.put(process, state);
    }

    /** What the launcher says to a restart of it. */
    void answers(String process, Reply reply) {
        replies.put(process, reply);
    }

    /** How it is soon after it was ready again. */
    void becomes(String process, String state) {
        afterwards.put(process, state);
    }

    /** The launcher has ended. */
    void isGone() {
        isGone = true;
    }

    @Override
    public List<StatusRow> status() throws IOException {
        if (isGone) {
            throw new IOException("connection refused");
        }
        return instances.stream().map(this::row).toList();
    }

    @Override
    public Reply restart(String process) {
        done.add(process);
        is(process, afterwards.getOrDefault(process, "ready"));
        return replies.getOrDefault(process, new Reply.Done("ready: " + process));
    }

    private StatusRow row(Instance instance) {
        String state = states.getOrDefault(instance.name(), "ready");
        String version = done.contains(instance.name()) ? "0.2.0+b2" : "0.1.0+b1";
        return new StatusRow(
                instance,
                version,
                new ChildStatus(
                        instance.name(), OptionalLong.empty(), state.equals("ready"), 0, state, OptionalInt.empty()));
    }
}
