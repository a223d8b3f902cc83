package vrs.prove.evidence;

/**
 * One claim, held against what was measured.
 *
 * @param claim what is said
 * @param bound what makes it true, in words and units
 * @param figure what was measured, in the same units
 * @param held whether the figure keeps to the bound
 */
public record Line(String claim, String bound, String figure, boolean held) {}
