package vrs.fallback.play;

import vrs.fallback.viewer.Viewer;

/**
 * Who wants to play, from where, and what becomes of protected renditions.
 *
 * @param viewer the person
 * @param territory the rights area, two letters
 * @param nowMs the time, ms since 1970
 * @param protectedMedia whether their clear form may be served
 */
public record Terms(Viewer viewer, String territory, long nowMs, ProtectedMedia protectedMedia) {}
