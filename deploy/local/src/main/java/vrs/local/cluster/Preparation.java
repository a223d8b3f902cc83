package vrs.local.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vrs.local.home.ClusterFiles;
import vrs.local.home.ClusterKeys;
import vrs.local.home.KeyCheck;
import vrs.local.home.MembershipKeys;
import vrs.local.home.MembershipToken;
import vrs.local.home.PrivateFile;
import vrs.local.machine.PortHolders;
import vrs.local.plan.ClusterPlan;

/** What has to be there before the first process starts. */
public final class Preparation {
    private static final Duration DEMO_LIFETIME = Duration.ofDays(30);

    private final LauncherConfig config;
    private final PortHolders ports;
    private final Clock clock;

    public Preparation(LauncherConfig config, PortHolders ports, Clock clock) {
        this.config = config;
        this.ports = ports;
        this.clock = clock;
    }

    /** A line per port that somebody else has; none when all are free. */
    public List<String> takenPorts(ClusterPlan plan) {
        return ports.taken(plan.processes().stream()
                .flatMap(process -> process.ports().stream())
                .sorted()
                .toList());
    }

    /** Makes keys and files; those that are there already are kept. */
    public void make(ClusterPlan plan) throws IOException {
        SecureRandom random = new SecureRandom();
        MembershipKeys members = new MembershipKeys(config.home().keys(), random);
        config.home().alone("keys", () -> {
            new ClusterKeys(config.home().keys(), random).ensure(config.root().resolve("media/sample.seed"));
            members.ensure();
            new KeyCheck(config.home().keys()).check();
        });
        demoTokens(new MembershipToken(members));
        new ClusterFiles(config.home()).write(plan, machine());
        new Artefacts(config).removeOld();
    }

    /** The player page lends these two members to whoever sits before it, so that the switch on it works. */
    private void demoTokens(MembershipToken token) throws IOException {
        Files.createDirectories(config.home().tokens());
        for (String plan : List.of("free", "vip")) {
            PrivateFile.write(
                    config.home().tokens().resolve(plan + ".token"),
                    token.sign(plan, "demo-" + plan, clock.instant(), DEMO_LIFETIME) + "\n");
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that does not know its own name: then nobody asks for it either.
            return "localhost";
        }
    }
}
