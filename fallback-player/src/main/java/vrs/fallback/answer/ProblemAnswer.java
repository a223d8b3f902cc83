package vrs.fallback.answer;

import java.nio.charset.StandardCharsets;
import vrs.fallback.json.JsonText;
import vrs.fallback.play.Refusal;

/** Writes a refusal as an RFC 9457 problem. */
public final class ProblemAnswer {
    public static final String TYPE = "application/problem+json";

    private ProblemAnswer() {}

    /**
     * The bytes in UTF-8.
     *
     * @param detail for people
     * @param vid the video that was asked for, empty when it is not known
     */
    public static byte[] write(Refusal refusal, String detail, String vid) {
        String text = "{\"type\":\"about:blank\",\"title\":" + JsonText.quote(refusal.title()) + ",\"status\":"
                + refusal.status() + ",\"detail\":" + JsonText.quote(detail) + ",\"code\":"
                + JsonText.quote(refusal.code())
                + (vid.isEmpty() ? "" : ",\"vid\":" + JsonText.quote(vid)) + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
