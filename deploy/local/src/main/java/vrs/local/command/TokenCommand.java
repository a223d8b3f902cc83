package vrs.local.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vrs.local.cluster.LauncherConfig;
import vrs.local.home.KeyCheck;
import vrs.local.home.Lifetime;
import vrs.local.home.MembershipKeys;
import vrs.local.home.MembershipToken;

/** Prints a membership token and nothing else. */
@Command(name = "token", description = "prints a membership token", sortOptions = false)
final class TokenCommand implements Callable<Integer> {
    /** What a member pays for. */
    enum Plan {
        free,
        vip
    }

    @Option(names = "--plan", defaultValue = "free", paramLabel = "free|vip", description = "the membership")
    private Plan plan;

    @Option(names = "--sub", defaultValue = "demo", paramLabel = "S", description = "the member")
    private String subject;

    @Option(names = "--ttl", defaultValue = "1h", paramLabel = "1h", description = "how long it is good for")
    private String ttl;

    private final LauncherConfig config;
    private final Console console;

    TokenCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var lifetime = Lifetime.parse(ttl);
        config.home().prepare();
        MembershipKeys keys = new MembershipKeys(config.home().keys(), new SecureRandom());
        config.home().alone("keys", () -> {
            keys.ensure();
            new KeyCheck(config.home().keys()).checkMembership();
        });
        String token = new MembershipToken(keys)
                .sign(plan.name(), subject, console.clock().instant(), lifetime);
        console.out().println(token);
        return Exit.OK;
    }
}
