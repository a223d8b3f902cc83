package vrs.fallback.answer;

import vrs.fallback.json.JsonText;

/**
 * Where and how an answer came to be, as {@code VRS-Served} says it.
 *
 * @param grade {@code basic}, or {@code -} for a refusal
 * @param reason of the closed list of {@code docs/contract.md}
 */
public record Served(String az, String instance, String grade, String reason) {
    /** The value of the header; the order is fixed. */
    public String header() {
        return "az=" + az + "; unit=-; instance=" + instance + "; grade=" + grade + "; reason=" + reason
                + "; layer=snapshot; drm-az=-; clear-az=-";
    }

    String json() {
        return "{\"az\":" + JsonText.quote(az) + ",\"unit\":\"-\",\"instance\":" + JsonText.quote(instance)
                + ",\"grade\":" + JsonText.quote(grade) + ",\"reason\":" + JsonText.quote(reason)
                + ",\"layer\":\"snapshot\",\"drm-az\":\"-\",\"clear-az\":\"-\"}";
    }
}
