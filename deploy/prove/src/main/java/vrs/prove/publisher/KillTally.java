package vrs.prove.publisher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of all kills so far. Used by one thread. */
final class KillTally {
    private final Map<Step, Integer> hits = new EnumMap<>(Step.class);
    private final List<String> wrong = new ArrayList<>();
    private int kills;
    private int elsewhere;
    private int acknowledged;
    private int survived;
    private int lost;
    private int half;
    private int lateRefused;
    private int lateTaken;
    private int named;

    void count(Round round) {
        kills++;
        if (round.hit()) {
            hits.merge(round.step(), 1, Integer::sum);
        } else {
            elsewhere++;
        }
        acknowledged(round);
        lateRefused += round.lateRefused();
        lateTaken += round.lateTaken();
        if (round.lateTaken() > 0) {
            wrong.add("a late write was not refused");
        }
    }

    void acknowledged(Round round) {
        acknowledged += round.acknowledged().size();
    }

    void named() {
        named++;
    }

    void wrong(List<String> said) {
        wrong.addAll(said);
    }

    void half(List<String> said) {
        half += said.size();
        wrong.addAll(said);
    }

    void lost(List<String> said) {
        lost += said.size();
        wrong.addAll(said);
    }

    /** At the end all of them were looked for, and these were found. */
    void survived(int count) {
        survived = count - lost;
    }

    boolean isSound() {
        return wrong.isEmpty();
    }

    List<String> wrong() {
        return wrong;
    }

    String words() {
        return acknowledged + " acknowledged, " + lateRefused + " late writes refused, " + elsewhere
                + " fell into another step";
    }

    ObjectNode json(ObjectMapper json) {
        ObjectNode root = json.createObjectNode()
                .put("kills", kills)
                .put("elsewhere", elsewhere)
                .put("acknowledged", acknowledged)
                .put("survived", survived)
                .put("lost", lost)
                .put("halfVisible", half)
                .put("lateRefused", lateRefused)
                .put("lateTaken", lateTaken)
                .put("leadersNamedAnew", named);
        ObjectNode steps = root.putObject("steps");
        for (Step step : Step.values()) {
            steps.put(step.words(), hits.getOrDefault(step, 0));
        }
        wrong.forEach(root.putArray("wrong")::add);
        return root;
    }
}
