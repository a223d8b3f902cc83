package vrs.dash.shadow;

import java.util.List;
import vrs.dash.playback.Device;
import vrs.dash.upstream.Allowance;
import vrs.dash.upstream.Descent;

/**
 * A play that was answered with all that its rights give.
 *
 * @param play what was asked of the upstreams
 * @param device as the client said
 * @param authorization all headers of that name
 * @param allowance of the request; a shadow has time of its own
 */
public record ShadowedPlay(Descent.Play play, Device device, List<String> authorization, Allowance allowance) {}
