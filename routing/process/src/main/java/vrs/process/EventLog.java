package vrs.process;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Writes one event per line as {@code ts=… level=… instance=… event=… key=value …}, values with spaces or quotes quoted.
 * Secrets and tokens never go in. Safe for use by many threads.
 */
public final class EventLog {
    private final PrintStream out;
    private final Clock clock;
    private final String instance;

    public EventLog(PrintStream out, Clock clock, String instance) {
        this.out = out;
        this.clock = clock;
        this.instance = instance;
    }

    /** Something worth knowing. {@code keysAndValues} alternate. */
    public void info(String event, Object... keysAndValues) {
        write("INFO", "event=" + event, keysAndValues);
    }

    /** Something that an operator should look at. */
    public void warn(String event, Object... keysAndValues) {
        write("WARN", "event=" + event, keysAndValues);
    }

    /** A line that is already in {@code key=value} form. */
    public void line(String formatted) {
        write("INFO", formatted);
    }

    private void write(String level, String head, Object... keysAndValues) {
        StringBuilder line = new StringBuilder(160)
                .append("ts=")
                .append(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .append(" level=")
                .append(level)
                .append(" instance=")
                .append(instance)
                .append(' ')
                .append(head);
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            line.append(' ').append(keysAndValues[i]).append('=').append(quoted(String.valueOf(keysAndValues[i + 1])));
        }
        out.println(line);
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty()
                && value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=' || Character.isISOControl(c));
        if (plain) {
            return value;
        }
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
