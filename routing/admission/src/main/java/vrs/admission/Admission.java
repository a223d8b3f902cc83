package vrs.admission;

/** The answer at the door: come in, or not now. */
public sealed interface Admission permits Permit, Rejected {}
