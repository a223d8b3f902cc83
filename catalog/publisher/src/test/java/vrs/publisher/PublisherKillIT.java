package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.control.ControlFile;
import vrs.control.ControlState;

/**
 * Kills the leader, and sometimes another, in the midst of publishes. {@code vrs.kills} times ({@value #KILLS_BY_DEFAULT}),
 * by the moments of {@code vrs.kill.seed}.
 */
class PublisherKillIT {
    private static final int KILLS_BY_DEFAULT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Revision> acknowledged = new HashMap<>();
    private int unanswered;
    private int answered;

    @Test
    void killedLeader_losesNothingThatWasAcknowledged_andShowsNothingHalf(@TempDir Path home) throws Exception {
        int kills = Integer.getInteger("vrs.kills", KILLS_BY_DEFAULT);
        long seed = Long.getLong("vrs.kill.seed", 4);
        System.out.println("seed " + seed + ", " + kills + " kills");
        Random random = new Random(seed);
        String leader = "r1-az1";
        try (PublisherProcesses site = new PublisherProcesses(home)) {
            for (String az : PublisherProcesses.AZS) {
                site.start(az);
            }
            for (int kill = 0; kill < kills; kill++) {
                awaitLeader(site, leader);
                killInTheMidstOfAPublish(site, leader, kill, random);
                if (random.nextInt(4) == 0) {
                    leader = PublisherProcesses.AZS.get(random.nextInt(PublisherProcesses.AZS.size()));
                    name(site, leader);
                }
                for (String az : PublisherProcesses.AZS) {
                    if (!site.isUp(az)) {
                        site.start(az);
                    }
                }
            }
            awaitLeader(site, leader);
            everyStoreConverges(site);
        }
        System.out.println(
                answered + " publishes acknowledged, " + unanswered + " broken off, " + acknowledged.size() + " vids");
        assertThat(acknowledged).isNotEmpty();
    }

    private void killInTheMidstOfAPublish(PublisherProcesses site, String leader, int kill, Random random)
            throws Exception {
        publish(site, leader, "warm" + kill % 3).ifPresent(this::count);
        String vid = "v" + random.nextInt(20);
        CompletableFuture<Optional<JsonNode>> publish = site.ask(leader, "/publish", body(vid));
        try {
            // From before the request is read to after it is answered.
            publish.get(random.nextInt(150_000), TimeUnit.MICROSECONDS);
        } catch (TimeoutException e) {
            unanswered++;
        }
        site.kill(leader);
        if (random.nextInt(6) == 0) {
            PublisherProcesses.AZS.stream().filter(site::isUp).findFirst().ifPresent(site::kill);
        }
        publish.join().ifPresent(this::count);
    }

    private static Optional<JsonNode> publish(PublisherProcesses site, String leader, String vid) {
        return site.ask(leader, "/publish", body(vid)).join();
    }

    private void count(JsonNode answer) {
        if (answer.path("outcome").asText().equals("acknowledged")) {
            answered++;
            JsonNode entry = answer.path("entries").path(0);
            Revision revision = Revision.parse(entry.path("revision").asText()).orElseThrow();
            Revision before = acknowledged.put(entry.path("vid").asText(), revision);
            assertThat(before == null || revision.isAfter(before))
                    .as(revision + " after " + before)
                    .isTrue();
        }
    }

    private static String body(String vid) {
        return Orders.publish(List.of(new VideoFile(vid, Videos.json(vid), vid, Optional.empty())), false);
    }

    private static void name(PublisherProcesses site, String leader) throws IOException {
        new ControlFile(ControlFile.in(site.home()), ControlState.atRest("r1-az1"))
                .change(state -> state.lead(leader, "test", 0));
    }

    private static void awaitLeader(PublisherProcesses site, String leader) {
        Awaitility.await(leader + " leads").atMost(PATIENCE).until(() -> site.leads(leader));
    }

    private void everyStoreConverges(PublisherProcesses site) {
        Awaitility.await("all stores hold the same").atMost(PATIENCE).untilAsserted(() -> {
            List<CatalogEntry> truth = site.held("r1-az1");
            for (String az : PublisherProcesses.AZS) {
                assertThat(site.held(az)).as(az).isEqualTo(truth);
            }
            Map<String, Revision> held = new HashMap<>();
            truth.forEach(entry -> held.put(entry.vid(), entry.revision()));
            acknowledged.forEach((vid, revision) -> assertThat(revision.isAfter(held.getOrDefault(vid, Revision.NONE)))
                    .as(vid + " " + revision + " was acknowledged, held is " + held.get(vid))
                    .isFalse());
        });
    }
}
