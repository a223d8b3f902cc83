package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import vrs.prove.evidence.Line;

/** A long measurement that shows whether something said of the whole is true. */
public interface Proof {
    /** What it is called on the command line. */
    String name();

    /** What it answers, one line. */
    String question();

    /** The folders and files that it speaks of: a change in them makes its evidence old. */
    List<String> speaksOf();

    /** Its parts, in their order; each is kept when it is over, so that a proof that was broken off goes on after it. */
    List<Part> parts();

    /** What the parts together say. */
    List<Line> lines(List<JsonNode> parts);

    /** One piece of the measurement. */
    record Part(String name, Measurement measurement) {}

    /** Measures on a cluster that is not started yet, unless it is the one that runs already. */
    @FunctionalInterface
    interface Measurement {
        JsonNode take(Workbench bench) throws IOException, InterruptedException;
    }
}
