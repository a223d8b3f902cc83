package vrs.fallback.play;

/** What play control says. */
public sealed interface Decision {
    /** This may be played. */
    record Entitled(Selection selection) implements Decision {}

    /** The viewer may not: the same answer from everybody who knows the rights. */
    record Denied(Refusal refusal) implements Decision {}

    /** The viewer might, but this process has nothing that it could serve: the failure is ours. */
    record NotToBeHad(Refusal refusal) implements Decision {}
}
