package vrs.dash.answer;

import vrs.dash.playback.DashRequest.Format;

/** What is sent back. */
public sealed interface Reply {
    Served served();

    /** A play. */
    record Playing(PlaybackAnswer answer, Format format) implements Reply {
        @Override
        public Served served() {
            return answer.served();
        }
    }

    /** No play. */
    record Refused(Problem problem, Served served) implements Reply {}

    /** HTTP status. */
    default int status() {
        return switch (this) {
            case Playing _ -> 200;
            case Refused(Problem problem, Served _) -> problem.refusal().status();
        };
    }

    /** The stable code, {@code ok} for a play. */
    default String code() {
        return switch (this) {
            case Playing _ -> "ok";
            case Refused(Problem problem, Served _) -> problem.refusal().code();
        };
    }

    /** Media type of the body. */
    default String type() {
        return switch (this) {
            case Playing(PlaybackAnswer _, Format format) ->
                switch (format) {
                    case JSON -> JsonAnswer.TYPE;
                    case MPD -> MpdAnswer.TYPE;
                };
            case Refused _ -> Problem.TYPE;
        };
    }

    /** The body. */
    default byte[] body() {
        return switch (this) {
            case Playing(PlaybackAnswer answer, Format format) ->
                switch (format) {
                    case JSON -> JsonAnswer.write(answer);
                    case MPD -> MpdAnswer.write(answer);
                };
            case Refused(Problem problem, Served _) -> problem.write();
        };
    }
}
