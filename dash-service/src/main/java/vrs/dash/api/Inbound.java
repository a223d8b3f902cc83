package vrs.dash.api;

import java.util.List;
import java.util.Optional;
import vrs.admission.TrafficClass;
import vrs.dash.upstream.Allowance;

/**
 * One request to {@code /dash} as it came in, with what callers without the credential may not say already left out.
 *
 * @param rawQuery what stands behind the question mark, empty when there is none
 * @param accept the header of that name, empty when absent
 * @param secPurpose the header of that name, empty when absent
 * @param authorization all headers of that name
 * @param territory the rights area of the client
 * @param trafficClass what the gateway takes it for
 * @param allowance what it allows its calls; the time runs since the request came in
 * @param place among those in flight
 */
record Inbound(
        String rawQuery,
        String accept,
        String secPurpose,
        List<String> authorization,
        String territory,
        Optional<TrafficClass> trafficClass,
        Allowance allowance,
        Place place) {}
