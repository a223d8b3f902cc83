package vrs.prove.publisher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.prove.stores.server.Waiting;

/** Kills publishers at every step in an order that the seed says, and looks after each kill. Used by one thread. */
final class KillRun {
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);
    private static final Duration REPAIR_MAX = Duration.ofSeconds(30);
    private static final int ALL = 1_000_000;
    /** One time in so many somebody else is named while the killed leader is down. */
    private static final int NAMED_ANEW = 3;

    private final KillSite site;
    private final Random random;
    private final Consumer<String> say;
    private final LeaderKills leaders;
    private final NamingKills namings;
    private final KillTally tally = new KillTally();
    private final Map<String, Revision> acknowledged = new HashMap<>();

    KillRun(KillSite site, long seed, Consumer<String> say) {
        this.site = site;
        this.random = new Random(seed);
        this.say = say;
        this.leaders = new LeaderKills(site, random);
        this.namings = new NamingKills(site);
    }

    KillTally tally() {
        return tally;
    }

    /** Each step so many times; ends early when something does not hold. */
    KillTally run(int times) throws IOException, InterruptedException {
        int number = 0;
        warmUp();
        for (int time = 0; time < times; time++) {
            List<Step> steps = new ArrayList<>(List.of(Step.values()));
            Collections.shuffle(steps, random);
            for (Step step : steps) {
                number++;
                Round round = new Round(number, step);
                kill(round);
                look(round);
                if (!tally.isSound()) {
                    say.accept("kill " + number + ", " + step.words() + ": " + tally.wrong());
                    return tally;
                }
            }
            say.accept(number + " kills: " + tally.words());
        }
        lookAtAll();
        return tally;
    }

    /** Waits until something is published. */
    void warmUp() throws IOException, InterruptedException {
        if (!site.settles()) {
            throw new IOException("the publishers do not begin: see " + site.home());
        }
        Round first = new Round(0, Step.REPAIR);
        first.acknowledged(Order.acknowledged(
                site.publish(site.leader(), first.order("first")).join()));
        acknowledged.putAll(first.acknowledged());
        tally.acknowledged(first);
        if (acknowledged.isEmpty() || !site.settles()) {
            throw new IOException("nothing can be published: see " + site.home());
        }
    }

    private void kill(Round round) throws IOException, InterruptedException {
        String leader = site.leader();
        List<String> others = new ArrayList<>(Home.AZS);
        others.remove(leader);
        Collections.shuffle(others, random);
        if (round.step().isOfNaming()) {
            namings.run(round, leader, others.getFirst());
        } else {
            leaders.run(round, leader, others.getFirst(), others.getLast());
        }
    }

    /** Everybody comes back, and is judged. */
    void look(Round round) throws IOException, InterruptedException {
        tally.half(shownEarly(round));
        site.seam(Seam.OPEN);
        if (random.nextInt(NAMED_ANEW) == 0) {
            Home.name(site.home(), Home.AZS.get(random.nextInt(Home.AZS.size())));
            tally.named();
        }
        site.startAll();
        if (!site.settles()) {
            tally.wrong(List.of("not whole again in time: "
                    + Home.AZS.stream().map(site::state).toList()));
        }
        List<Map<String, CatalogEntry>> stores = new ArrayList<>();
        for (StreamStore store : stores()) {
            stores.add(shown(store, round));
        }
        acknowledged.putAll(round.acknowledged());
        tally.half(KillJudge.half(round.orders(), stores));
        tally.lost(KillJudge.lost(round.acknowledged(), stores));
        tally.count(round);
    }

    private List<String> shownEarly(Round round) throws IOException {
        List<CatalogEntry> shown = new ArrayList<>();
        for (StreamStore store : stores()) {
            shown.addAll(shown(store, round).values());
        }
        List<JournalFile> journals = new ArrayList<>();
        for (String az : Home.AZS) {
            journals.add(JournalFile.read(site.publisher(az).journal()));
        }
        return KillJudge.shownEarly(shown, journals);
    }

    private List<StreamStore> stores() {
        return Home.AZS.stream()
                .flatMap(az -> site.az(az).stores().values().stream())
                .toList();
    }

    private static Map<String, CatalogEntry> shown(StreamStore store, Round round) throws IOException {
        Map<String, CatalogEntry> shown = new HashMap<>();
        for (Order order : round.orders()) {
            for (String vid : order.vids()) {
                switch (store.lookup(vid, LOOK_MAX)) {
                    case StreamStore.Lookup.Found(CatalogEntry entry) -> shown.put(vid, entry);
                    case StreamStore.Lookup.Absent() -> {}
                    case StreamStore.Lookup.Failed failed ->
                        throw new IOException(store.technology() + " failed: " + failed.reason());
                }
            }
        }
        return shown;
    }

    private void lookAtAll() throws IOException, InterruptedException {
        // What was wiped may still be on its way back further down.
        Waiting.until(() -> KillJudge.differ(all()).isEmpty(), REPAIR_MAX);
        List<List<CatalogEntry>> all = all();
        List<Map<String, CatalogEntry>> byVid = new ArrayList<>();
        for (List<CatalogEntry> store : all) {
            Map<String, CatalogEntry> held = new HashMap<>();
            store.forEach(entry -> held.put(entry.vid(), entry));
            byVid.add(held);
        }
        tally.half(KillJudge.differ(all));
        tally.lost(KillJudge.lost(acknowledged, byVid));
        tally.survived(acknowledged.size());
    }

    private List<List<CatalogEntry>> all() {
        List<List<CatalogEntry>> all = new ArrayList<>();
        for (StreamStore store : stores()) {
            try {
                all.add(store.changesAfter(Revision.NONE, ALL, LOOK_MAX));
            } catch (StoreUnavailable e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }
}
