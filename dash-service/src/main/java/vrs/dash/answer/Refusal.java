package vrs.dash.answer;

import vrs.admission.TrafficClass;
import vrs.dash.playback.Entitlement.Denial;

/** Why there is no play: the stable code of RFC 9457 problems, its status and a sentence for people. */
public enum Refusal {
    BAD_REQUEST(400, "bad-request", "Bad Request", "The request is malformed."),
    BAD_TOKEN(401, "bad-token", "Unauthorized", "The token is not valid."),
    TERRITORY_BLOCKED(403, "territory-blocked", "Forbidden", "This title may not be played where you are."),
    PLATFORM_BLOCKED(403, "platform-blocked", "Forbidden", "This title may not be played on this kind of device."),
    OUTSIDE_WINDOW(403, "outside-window", "Forbidden", "This title is not available at this time."),
    VIP_REQUIRED(403, "vip-required", "Forbidden", "This title asks for a VIP membership."),
    DRM_REQUIRED(403, "drm-required", "Forbidden", "This title may be played with a DRM system only."),
    NOT_FOUND(404, "not-found", "Not Found", "There is nothing here."),
    UNKNOWN_VIDEO(404, "unknown-video", "Not Found", "There is no such video."),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method Not Allowed", "This path does not know that method."),
    NOT_PLAYABLE(406, "not-playable", "Not Acceptable", "This device decodes none of the renditions."),
    WITHDRAWN(410, "withdrawn", "Gone", "This video was taken down."),
    SHED(429, "shed", "Too Many Requests", "There is too much to do for this right now."),
    OVERLOADED(503, "overloaded", "Service Unavailable", "There is too much to do right now."),
    UNAVAILABLE(503, "unavailable", "Service Unavailable", "This video cannot be served right now.");

    /** How a request of this class is told that there is no room: a play waits for a rung below, the others need not. */
    public static Refusal shed(TrafficClass trafficClass) {
        return switch (trafficClass) {
            case PLAY -> OVERLOADED;
            case AUTOPLAY, PRELOAD -> SHED;
        };
    }

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Refusal(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    /** The refusal by play control. */
    public static Refusal of(Denial denial) {
        return switch (denial) {
            case TERRITORY_BLOCKED -> TERRITORY_BLOCKED;
            case PLATFORM_BLOCKED -> PLATFORM_BLOCKED;
            case OUTSIDE_WINDOW -> OUTSIDE_WINDOW;
            case VIP_REQUIRED -> VIP_REQUIRED;
            case DRM_REQUIRED -> DRM_REQUIRED;
            case NOT_PLAYABLE -> NOT_PLAYABLE;
        };
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The phrase of its status. */
    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    /** What the gateway is told of it: {@code denied} is for good, the others are no fault of the request. */
    public String outcome() {
        return switch (this) {
            case UNAVAILABLE -> "failed";
            case SHED, OVERLOADED -> "shed";
            case BAD_REQUEST,
                    BAD_TOKEN,
                    TERRITORY_BLOCKED,
                    PLATFORM_BLOCKED,
                    OUTSIDE_WINDOW,
                    VIP_REQUIRED,
                    DRM_REQUIRED,
                    NOT_FOUND,
                    UNKNOWN_VIDEO,
                    METHOD_NOT_ALLOWED,
                    NOT_PLAYABLE,
                    WITHDRAWN -> "denied";
        };
    }

    /** Whether it is no fault of the request, so that asking again may help. */
    public boolean isOurs() {
        return !outcome().equals("denied");
    }
}
