package vrs.prove.visible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Asks everybody who could serve a withdrawn video for it: gateways, dash-services, fallback players, licences. */
final class Refusals {
    private static final int AT_ONCE = 6;

    private final Scene scene;
    private final Map<String, String> licences;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @param licences the query of a licence address by vid, from a play before the withdrawal */
    Refusals(Scene scene, Map<String, String> licences) {
        this.scene = scene;
        this.licences = licences;
    }

    /** One place, and how it refuses. */
    private record Question(String vid, Place place, boolean isLicence) {}

    /** How many were asked, refused as they should be, and served or answered otherwise. */
    ObjectNode ask(String stage, List<String> vids) throws InterruptedException {
        List<Question> questions = new ArrayList<>();
        for (String vid : vids) {
            for (String role : List.of("gateway", "dash", "fallback", "drm")) {
                scene.site().of(role).forEach(place -> questions.add(new Question(vid, place, role.equals("drm"))));
            }
        }
        List<CompletableFuture<Asking.Answer>> answers = new ArrayList<>();
        for (Question question : questions) {
            free.acquire();
            answers.add(CompletableFuture.supplyAsync(() -> answer(question), scene.threads()));
        }
        int refused = 0;
        int served = 0;
        int other = 0;
        ObjectNode found = scene.json().createObjectNode();
        for (int i = 0; i < questions.size(); i++) {
            Asking.Answer answer = answers.get(i).join();
            if (isRefused(questions.get(i), answer)) {
                refused++;
            } else {
                served += answer.status() == 200 ? 1 : 0;
                other += answer.status() == 200 ? 0 : 1;
                if (served + other <= 5) {
                    found.withArray("first").add(questions.get(i) + " " + answer.status() + " " + answer.served());
                }
            }
        }
        scene.say(stage + ": " + refused + " of " + questions.size() + " refused, " + served + " served");
        return found.put("stage", stage)
                .put("videos", vids.size())
                .put("asked", questions.size())
                .put("refused", refused)
                .put("served", served)
                .put("other", other);
    }

    private Asking.Answer answer(Question question) {
        try {
            if (question.isLicence()) {
                return scene.asking().licence(question.place().port(), licences.get(question.vid()));
            }
            return question.place().role().equals("dash")
                    ? scene.asking().look(question.place(), question.vid())
                    : scene.asking().play(question.place().port(), question.vid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Asking.Answer.NONE;
        } finally {
            free.release();
        }
    }

    private static boolean isRefused(Question question, Asking.Answer answer) {
        return question.isLicence()
                ? answer.status() == 403 && answer.body().contains("licence-refused")
                : answer.status() == 410 && answer.body().contains("withdrawn");
    }
}
