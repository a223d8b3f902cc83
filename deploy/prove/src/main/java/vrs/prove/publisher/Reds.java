package vrs.prove.publisher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import vrs.prove.stores.server.Folders;

/** The same judge over publishers from which one protection was taken: it must find something. Used by one thread. */
final class Reds {
    private static final long SEED = 1;

    private final KillSite site;
    private final KillRun run;

    Reds(KillSite site, Consumer<String> say) {
        this.site = site;
        this.run = new KillRun(site, SEED, say);
    }

    /** What a majority took is not on its disks when it comes back, as if nothing had been flushed. */
    KillTally withoutFlush() throws IOException, InterruptedException {
        run.warmUp();
        String leader = site.leader();
        List<String> others = Home.AZS.stream().filter(az -> !az.equals(leader)).toList();
        killAll();
        Path kept = site.home().resolve("kept");
        List<String> majority = List.of(leader, others.getFirst());
        for (String az : majority) {
            Folders.copy(site.publisher(az).folder(), kept.resolve(az));
        }
        site.startAll();
        if (!site.settles()) {
            throw new IOException("the publishers do not come back: see " + site.home());
        }
        Round round = new Round(1, Step.ACKNOWLEDGED);
        Order order = round.order("x");
        site.seam(new Trip(leader, site.publisher(leader))
                .cutting(it -> it.to().equals(others.getLast()) && it.kind() == Passing.Kind.APPEND));
        round.acknowledged(Order.acknowledged(site.publish(leader, order).join()));
        killAll();
        for (String az : majority) {
            Folders.delete(site.publisher(az).folder());
            Folders.copy(kept.resolve(az), site.publisher(az).folder());
        }
        run.look(round);
        return run.tally();
    }

    /** What a deposed leader writes late arrives as if the new one had written it, as if nobody looked at epochs. */
    KillTally withoutEpochs() throws IOException, InterruptedException {
        run.warmUp();
        String leader = site.leader();
        String named =
                Home.AZS.stream().filter(az -> !az.equals(leader)).findFirst().orElseThrow();
        Round round = new Round(1, Step.DEPOSED);
        new NamingKills(site).depose(round, leader, named, true);
        run.look(round);
        return run.tally();
    }

    private void killAll() throws InterruptedException {
        for (String az : Home.AZS) {
            site.publisher(az).kill();
        }
    }
}
