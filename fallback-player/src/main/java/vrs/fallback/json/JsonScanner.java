package vrs.fallback.json;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a JSON text, one after the other. */
final class JsonScanner {
    /** Longer numbers have no use here, and an exponent of their length would cost much to expand. */
    private static final int NUMBER_LENGTH_MAX = 32;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?");
    private static final Pattern HEX4 = Pattern.compile("[0-9A-Fa-f]{4}");

    private final String text;
    private int at;

    JsonScanner(String text) {
        this.text = text;
    }

    /** The next character that is no white space. */
    char peek() {
        passSpace();
        return current();
    }

    boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw new MalformedJson();
        }
    }

    void expectWord(String word) {
        if (!text.startsWith(word, at)) {
            throw new MalformedJson();
        }
        at += word.length();
    }

    void expectEnd() {
        passSpace();
        if (at < text.length()) {
            throw new MalformedJson();
        }
    }

    private void passSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    BigDecimal number() {
        Matcher m = NUMBER.matcher(text).region(at, text.length());
        if (!m.lookingAt() || m.end() - at > NUMBER_LENGTH_MAX) {
            throw new MalformedJson();
        }
        at = m.end();
        return new BigDecimal(m.group());
    }

    String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw new MalformedJson();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new MalformedJson();
        };
    }

    private char unicode() {
        Matcher m = HEX4.matcher(text).region(at, text.length());
        if (!m.lookingAt()) {
            throw new MalformedJson();
        }
        at = m.end();
        return (char) Integer.parseInt(m.group(), 16);
    }

    private char next() {
        char c = current();
        at++;
        return c;
    }

    private char current() {
        if (at >= text.length()) {
            throw new MalformedJson();
        }
        return text.charAt(at);
    }
}
