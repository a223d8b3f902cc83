package vrs.loadtest.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is asked for: draws the query of a request, without its question mark. Immutable. */
public sealed interface Queries {
    String draw(RandomGenerator random);

    /** Lines as they come from access logs, each with its weight. */
    final class WordList implements Queries {
        private final List<String> lines;
        private final Weights weights;

        private WordList(List<String> lines, Weights weights) {
            this.lines = lines;
            this.weights = weights;
        }

        /**
         * Reads one query or plain vid a line, with an optional weight after a tab. Empty lines and those that start
         * with # are skipped.
         *
         * @throws IllegalArgumentException naming the line that is not understood
         */
        public static WordList parse(List<String> text) {
            List<String> queries = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int i = 0; i < text.size(); i++) {
                String line = text.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split("\t+");
                if (parts.length > 2 || !parts[0].matches("[!-~]+")) {
                    throw new IllegalArgumentException(
                            "line " + (i + 1) + " is not a query, optionally with a tab and a weight");
                }
                queries.add(parts[0].contains("=") ? parts[0] : "vid=" + parts[0]);
                weights.add(parts.length == 1 ? 1.0 : weight(parts[1], i + 1));
            }
            if (queries.isEmpty()) {
                throw new IllegalArgumentException("the word list is empty");
            }
            double[] all = weights.stream().mapToDouble(Double::doubleValue).toArray();
            return new WordList(List.copyOf(queries), new Weights(all));
        }

        private static double weight(String text, int line) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("line " + line + " has no number after its tab", e);
            }
        }

        @Override
        public String draw(RandomGenerator random) {
            return lines.get(weights.draw(random));
        }
    }

    /** Made-up vids of which few are asked for often: the n-th has weight 1 / n^exponent. */
    final class Zipf implements Queries {
        private final String prefix;
        private final Weights weights;

        /**
         * @param prefix the vids are the prefix and 1 … vids
         * @param vids 1 to 10,000,000
         * @param exponent 0 (all alike) to 10
         */
        public Zipf(String prefix, int vids, double exponent) {
            if (vids < 1 || vids > 10_000_000 || !(exponent >= 0 && exponent <= 10)) {
                throw new IllegalArgumentException("zipf takes 1 to 10000000 vids and an exponent of 0 to 10");
            }
            this.prefix = prefix;
            double[] all = new double[vids];
            for (int i = 0; i < vids; i++) {
                all[i] = Math.pow(i + 1, -exponent);
            }
            this.weights = new Weights(all);
        }

        @Override
        public String draw(RandomGenerator random) {
            return "vid=" + prefix + (weights.draw(random) + 1);
        }
    }
}
