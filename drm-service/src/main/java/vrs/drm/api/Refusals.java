package vrs.drm.api;

import vrs.door.Problem;

/** What only this service refuses. */
final class Refusals {
    static final Problem LICENCE_REFUSED =
            new Problem(403, "licence-refused", "Licence refused", "this token opens no such licence");
    static final Problem TOO_LARGE =
            new Problem(413, "bad-request", "Body too large", "a licence request has at most 8 KiB");

    private Refusals() {}
}
