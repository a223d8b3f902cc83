package vrs.fallback.request;

/** The form that an answer takes. */
public enum Format {
    JSON,
    MPD
}
