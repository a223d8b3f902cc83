package vrs.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An answer as it stands in {@code docs/answers}: one thing a line, and a word in braces for whatever is another one each time.
 * What is left must be the same to the byte.
 */
final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The ports that a reader's own cluster has. */
    private static final int DEFAULT_BASE = 17000;

    private static final Pattern ORIGIN = Pattern.compile("\\.localhost:(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("/\\d{10}-[A-Za-z0-9]{1,16}-[A-Za-z0-9_-]{43}/");
    private static final String TOKEN = "[A-Za-z0-9]{1,16}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}";
    private static final Pattern LICENCE = Pattern.compile("\\?token=" + TOKEN);
    private static final Pattern MANIFEST = Pattern.compile("&pt=" + TOKEN);

    private Golden() {}

    /** A play or a problem. */
    static String json(String body, int base) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree instanceof ObjectNode play && play.has("served")) {
                moves(play, "revision", "\\d+\\.\\d+");
                moves(play, "expiresAt", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
                ObjectNode served = (ObjectNode) play.path("served");
                moves(served, "layer", "l1|redis|disk|document|sql");
                moves(served, "drm-az", "r\\d-az\\d");
                moves(served, "clear-az", "r\\d-az\\d");
            }
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
            return withoutTokens(JSON.writer(printer).writeValueAsString(tree), base) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    /** A manifest. Attributes keep the order in which they were sent. */
    static String mpd(String body, int base) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (String line : body.split("(?<=>)(?=<)")) {
            boolean closes = line.startsWith("</");
            depth -= closes ? 1 : 0;
            text.append("  ".repeat(depth)).append(line).append('\n');
            boolean whole = line.startsWith("<?") || line.endsWith("/>") || line.contains("</");
            depth += whole ? 0 : 1;
        }
        return withoutTokens(text.toString(), base);
    }

    /** A value of another form than expected stays, and so is seen. */
    private static void moves(ObjectNode in, String field, String form) {
        if (in.path(field).asText().matches(form)) {
            in.put(field, "{" + field + "}");
        }
    }

    private static String withoutTokens(String text, int base) {
        String here = ORIGIN.matcher(text).replaceAll(origin -> port(origin, base));
        String addressed = ADDRESS.matcher(here).replaceAll("/{token}/");
        String licensed = LICENCE.matcher(addressed).replaceAll("?token={licence-token}");
        return MANIFEST.matcher(licensed).replaceAll("&pt={playback-token}");
    }

    private static String port(MatchResult origin, int base) {
        return ".localhost:" + (Integer.parseInt(origin.group(1)) - base + DEFAULT_BASE);
    }
}
