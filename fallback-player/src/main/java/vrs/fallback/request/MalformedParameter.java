package vrs.fallback.request;

/** Leads from the fault of a parameter to {@link Parsed.Malformed}; it never leaves this package. */
final class MalformedParameter extends Exception {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    MalformedParameter(String parameter) {
        super("malformed " + parameter, null, false, false);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
