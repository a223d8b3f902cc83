package vrs.fallback.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vrs.fallback.viewer.Plan;

/**
 * The fields of one snapshot line. Each accessor throws IllegalArgumentException when the field is missing or says what
 * cannot be evaluated; fields behind the known ones are passed over.
 */
final class Fields {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern URL = Pattern.compile("https?://[!#-;=?-\\[\\]_a-z~]{1,1000}");
    private static final Restriction UNRESTRICTED = new Restriction.Unrestricted();
    private static final String NONE = "-";

    private final List<String> fields;

    private Fields(List<String> fields) {
        this.fields = fields;
    }

    static Fields of(String line) {
        return new Fields(
                Arrays.stream(line.split("\t", -1)).map(Fields::unescape).toList());
    }

    /** The line's first word. */
    String word() {
        return fields.getFirst();
    }

    String text(int at) {
        if (at >= fields.size()) {
            throw new IllegalArgumentException("field " + at + " is missing");
        }
        return fields.get(at);
    }

    String matching(int at, Pattern pattern) {
        String text = text(at);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("field " + at);
        }
        return text;
    }

    String id(int at) {
        return matching(at, ID);
    }

    String url(int at) {
        return matching(at, URL);
    }

    long number(int at, long min, long max) {
        long value = Long.parseLong(text(at));
        if (value < min || value > max) {
            throw new IllegalArgumentException("field " + at + " is not within " + min + " to " + max);
        }
        return value;
    }

    /** A time, or what stands for its absence. */
    long timeMs(int at, long whenAbsent) {
        return text(at).equals(NONE) ? whenAbsent : number(at, 0, Long.MAX_VALUE);
    }

    boolean flag(int at) {
        return number(at, 0, 1) == 1;
    }

    Plan plan(int at) {
        return Plan.of(text(at));
    }

    Restriction restriction(int at, Pattern member) {
        if (text(at).equals("*")) {
            return UNRESTRICTED;
        }
        Set<String> values = Arrays.stream(text(at).split(",", -1)).collect(Collectors.toSet());
        if (!values.stream().allMatch(value -> member.matcher(value).matches())) {
            throw new IllegalArgumentException("field " + at);
        }
        return new Restriction.Only(values);
    }

    List<Address> addresses(int at) {
        List<Address> addresses = new ArrayList<>();
        if (text(at).equals(NONE)) {
            return addresses;
        }
        for (String pair : text(at).split(",", -1)) {
            int equals = pair.indexOf('=');
            String base = pair.substring(equals + 1);
            if (equals < 0
                    || !ID.matcher(pair.substring(0, equals)).matches()
                    || !URL.matcher(base).matches()
                    || !base.endsWith("/")) {
                throw new IllegalArgumentException("field " + at + " is no list of addresses");
            }
            addresses.add(new Address(pair.substring(0, equals), base));
        }
        return addresses;
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder out = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) != '\\') {
                out.append(field.charAt(i));
                continue;
            }
            i++;
            out.append(
                    switch (i < field.length() ? field.charAt(i) : ' ') {
                        case '\\' -> '\\';
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        default -> throw new IllegalArgumentException("escape");
                    });
        }
        return out.toString();
    }
}
