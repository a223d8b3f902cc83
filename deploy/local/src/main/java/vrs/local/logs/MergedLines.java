package vrs.local.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays the lines of several logs into one order by their {@code ts=}. */
public final class MergedLines {
    private static final Pattern TIME = Pattern.compile("^ts=(\\S+)");

    private record Line(String time, String text) {}

    private MergedLines() {}

    /** Each line with the name of its process in front; a line without a time stays below the one before it. */
    public static List<String> of(Map<String, List<String>> linesByProcess) {
        List<Line> all = new ArrayList<>();
        int width =
                linesByProcess.keySet().stream().mapToInt(String::length).max().orElse(0);
        linesByProcess.forEach((process, lines) -> {
            String time = "";
            String prefix = process + " ".repeat(width - process.length()) + " | ";
            for (String line : lines) {
                Matcher matcher = TIME.matcher(line);
                time = matcher.find() ? matcher.group(1) : time;
                all.add(new Line(time, prefix + line));
            }
        });
        all.sort(Comparator.comparing(Line::time));
        return all.stream().map(Line::text).toList();
    }
}
