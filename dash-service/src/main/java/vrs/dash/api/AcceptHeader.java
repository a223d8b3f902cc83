package vrs.dash.api;

import java.util.Locale;
import vrs.dash.answer.JsonAnswer;
import vrs.dash.answer.MpdAnswer;
import vrs.dash.playback.DashRequest.Format;

/** Which form a client likes best (RFC 9110 §12.5.1). Wildcards mean the default form. */
final class AcceptHeader {
    private AcceptHeader() {}

    /** MPD when it is named with a weight above that of JSON, or with the same one and first. */
    static Format preferred(String accept) {
        double mpd = 0;
        double json = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";", -1);
            String type = parts[0].strip();
            double weight = weight(parts);
            if (type.equals(MpdAnswer.TYPE) && weight > json) {
                mpd = Math.max(mpd, weight);
            } else if (type.equals(JsonAnswer.TYPE)) {
                json = Math.max(json, weight);
            }
        }
        return mpd > 0 && mpd >= json ? Format.MPD : Format.JSON;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return parameter.substring(2).matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")
                        ? Double.parseDouble(parameter.substring(2))
                        : 0;
            }
        }
        return 1;
    }
}
