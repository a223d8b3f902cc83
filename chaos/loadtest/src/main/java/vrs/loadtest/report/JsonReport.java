package vrs.loadtest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Second;
import vrs.loadtest.measure.Tally.Kind;
import vrs.loadtest.measure.Validity;
import vrs.loadtest.measure.Verdict;
import vrs.loadtest.plan.Stage;
import vrs.loadtest.run.LoadConfig;
import vrs.loadtest.run.Result;
import vrs.loadtest.wire.Target;

/**
 * A run as JSON, for programs. The histograms are HdrHistogram's compressed form in base64, microseconds: those of
 * several generators add up without loss.
 */
public final class JsonReport {
    private final ObjectMapper json = new ObjectMapper();

    /** One object, indented. */
    public String write(LoadConfig config, Result result) {
        Counts counts = result.counts();
        ObjectNode report = json.createObjectNode();
        List<String> reasons =
                switch (result.validity()) {
                    case Validity.Valid() -> List.of();
                    case Validity.Void(List<String> why) -> why;
                };
        report.put("valid", reasons.isEmpty());
        report.set("voidReasons", json.valueToTree(reasons));
        report.put("startedAt", result.startedAt().toString());
        report.put("tookMs", result.took().toMillis());
        report.put("seed", config.seed());
        report.set(
                "targets",
                json.valueToTree(
                        config.wire().targets().stream().map(Target::toString).toList()));
        var stages = report.putArray("stages");
        for (Stage stage : config.arrivals().stages()) {
            stages.addObject()
                    .put("perSecond", stage.perSecond())
                    .put("lengthMs", stage.length().toMillis());
        }
        report.put("requests", counts.handedOver());
        report.put("answered", counts.ended(Verdict.ANSWERED));
        report.put("refused", counts.ended(Verdict.REFUSED));
        report.put("failed", counts.ended(Verdict.FAILED));
        report.set(
                "latencyMs",
                json.valueToTree(Millis.of(counts.merged(kind -> true)).byName()));
        report.set("outcomes", outcomes(counts));
        report.set("generator", generator(config, result));
        var seconds = report.putArray("seconds");
        for (Second second : counts.seconds()) {
            seconds.addObject()
                    .put("answered", second.answered())
                    .put("refused", second.refused())
                    .put("failed", second.failed())
                    .put("latencyMsMax", second.latencyNanosMax() / 1_000_000);
        }
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ArrayNode outcomes(Counts counts) {
        var rows = json.createArrayNode();
        for (Kind kind : Rows.of(counts)) {
            Histogram histogram = counts.latencies().get(kind);
            ObjectNode row = rows.addObject();
            row.put("request", kind.request());
            row.put("verdict", kind.outcome().verdict().name().toLowerCase(Locale.ROOT));
            row.put("outcome", kind.outcome().label());
            row.put("count", histogram.getTotalCount());
            row.set("latencyMs", json.valueToTree(Millis.of(histogram).byName()));
            row.put("histogram", encoded(histogram));
        }
        return rows;
    }

    private ObjectNode generator(LoadConfig config, Result result) {
        ObjectNode generator = json.createObjectNode();
        generator.put("coreShare", Math.round(result.coreShare() * 1_000) / 1_000.0);
        generator.put("late", result.counts().late());
        generator.put("lateFromMs", config.voidRule().lateMs());
        generator.set(
                "latenessMs",
                json.valueToTree(Millis.of(result.counts().lateness()).byName()));
        return generator;
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
