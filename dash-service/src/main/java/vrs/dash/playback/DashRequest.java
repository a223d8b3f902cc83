package vrs.dash.playback;

/** A validated request to {@code /dash}. */
public sealed interface DashRequest {
    String vid();

    /** The form of the answer; of refusals it is always problem+json. */
    Format format();

    /**
     * Somebody wants to play.
     *
     * @param intent why, as the client says
     * @param honoursRetry whether this client follows {@code VRS-Retry}
     * @param attempt 0 for the first request, 1 for the one through the retry name
     * @param refresh whether these are new addresses for a play that goes on
     * @param licenceFailed whether the client could not have its licence
     */
    record Play(
            String vid,
            Format format,
            Intent intent,
            Device device,
            boolean honoursRetry,
            int attempt,
            boolean refresh,
            boolean licenceFailed)
            implements DashRequest {}

    /**
     * A player fetches the manifest of a play that was decided before.
     *
     * @param playbackToken what was decided, not yet verified
     */
    record Manifest(String vid, Format format, String playbackToken) implements DashRequest {}

    /** The two forms of an answer. */
    enum Format {
        JSON,
        MPD
    }
}
