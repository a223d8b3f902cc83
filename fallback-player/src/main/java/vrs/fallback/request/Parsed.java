package vrs.fallback.request;

/** What a query string came to. */
public sealed interface Parsed {
    /** It can be decided on. */
    record Valid(DashRequest request) implements Parsed {}

    /** That parameter is missing, stands there twice, or says what it may not. */
    record Malformed(String parameter) implements Parsed {}
}
