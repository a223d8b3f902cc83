package vrs.faults.proxy;

/** What is spoken on a path. */
public enum Protocol {
    /** HTTP/1.1: requests and bodies can be told apart. */
    HTTP,
    /** Bytes. */
    TCP
}
