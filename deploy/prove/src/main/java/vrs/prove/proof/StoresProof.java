package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vrs.prove.evidence.Line;
import vrs.prove.stores.Cell;
import vrs.prove.stores.Matrix;
import vrs.prove.stores.Scale;
import vrs.prove.stores.Verdict;

/** Each store below L1 is broken in each way, under reads and changes; and once more without the store beside it. */
public final class StoresProof implements Proof {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Scale SCALE = Scale.proof();

    @Override
    public String name() {
        return "stores";
    }

    @Override
    public String question() {
        return "Does any one store matter, whether it is killed, hung, slow, wiped, or comes back with old data?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        Sources.STORES_AND_LAYERS.stream(),
                        Stream.of(
                                "chaos/faults",
                                "deploy/local/src/main/java/vrs/local",
                                "deploy/prove/src/main/java/vrs/prove/stores"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return Stream.concat(Cell.all(false).stream(), Cell.all(true).stream())
                .map(cell -> new Part(cell.name(), bench -> measure(bench, cell)))
                .toList();
    }

    private static JsonNode measure(Workbench bench, Cell cell) throws IOException, InterruptedException {
        Path folder = bench.cluster().home().resolveSibling("cells");
        Matrix matrix = new Matrix(folder, SCALE, bench.nanoTicker(), bench.say());
        Verdict verdict = matrix.run(cell);
        ObjectNode part = bench.json().createObjectNode();
        part.put("row", matrix.row(verdict));
        part.set("verdict", bench.json().valueToTree(verdict));
        part.put("word", verdict.word(matrix.normalMin()));
        return part;
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode part : parts) {
            Verdict verdict = JSON.convertValue(part.path("verdict"), Verdict.class);
            String word = part.path("word").asText();
            String claim = verdict.cell().store().technology() + " "
                    + verdict.cell().fault().word();
            lines.add(
                    verdict.cell().coldOff()
                            ? new Line(
                                    claim + " without the cold stores",
                                    "must be red",
                                    word + ": " + verdict.figures(),
                                    word.equals("red"))
                            : new Line(
                                    claim,
                                    "0 failed, 0 below acknowledged, 0 below served, loads of L3 at most 1.5 × normal;"
                                            + " hot before and cold during at least 10 % of the reads",
                                    word + ": " + verdict.figures(),
                                    word.equals("holds")));
        }
        return lines;
    }
}
