package vrs.dash.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.dash.playback.Membership;
import vrs.dash.playback.MembershipTokens;
import vrs.dash.playback.Viewer;
import vrs.signing.SubjectHash;

/** Who asks? Safe for use by many threads. */
final class Viewers {
    private static final Pattern BEARER = Pattern.compile("Bearer +([^ ]+)", Pattern.CASE_INSENSITIVE);

    private final MembershipTokens tokens;

    Viewers(MembershipTokens tokens) {
        this.tokens = tokens;
    }

    /** The viewer, or empty when a token is there that is not genuine; whatever is no bearer token is none. */
    Optional<Viewer> viewer(List<String> authorization, String territory) {
        if (authorization.isEmpty()) {
            return Optional.of(Viewer.anonymous(territory));
        }
        Matcher bearer = BEARER.matcher(authorization.getFirst());
        if (authorization.size() > 1 || !bearer.matches()) {
            return Optional.empty();
        }
        return switch (tokens.verify(bearer.group(1))) {
            case Membership.Member member ->
                Optional.of(new Viewer(member.plan(), SubjectHash.of(member.subject()), territory));
            case Membership.Refused _ -> Optional.empty();
        };
    }
}
