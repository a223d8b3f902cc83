package vrs.local.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vrs.local.control.StatusRow;
import vrs.topology.Instance;

/** Status as a table for people. */
final class StatusTable {
    private static final List<String> HEAD = List.of(
            "AZ",
            "UNIT",
            "ROLE",
            "INSTANCE",
            "POOL",
            "CLOUD",
            "PID",
            "PORT",
            "STATE",
            "RESTARTS",
            "LAST EXIT",
            "VERSION");

    private StatusTable() {}

    static List<String> lines(List<StatusRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        rows.stream()
                .sorted(Comparator.comparing((StatusRow row) -> row.instance().az())
                        .thenComparing(row -> row.instance().port()))
                .forEach(row -> cells.add(cells(row)));
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int width = width(cells, column);
                line.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> cells, int column) {
        return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static List<String> cells(StatusRow row) {
        Instance instance = row.instance();
        var child = row.child();
        return List.of(
                instance.az(),
                instance.unit(),
                instance.role().id(),
                instance.name(),
                instance.pool(),
                instance.cloud(),
                child.pid().isPresent() ? Long.toString(child.pid().getAsLong()) : "-",
                Integer.toString(instance.port()),
                child.state(),
                Integer.toString(child.restarts()),
                child.lastExit().isPresent() ? Integer.toString(child.lastExit().getAsInt()) : "-",
                row.version());
    }
}
