package vrs.dns.policy;

/** What came of asking a gateway how it is. */
public enum GatewayAnswer {
    /** It takes players. */
    READY,
    /** It is there and takes no new players: it is about to stop, or was told to say so. */
    NOT_READY,
    /** Nothing of use came in time, or clients do not reach it. */
    SILENT
}
