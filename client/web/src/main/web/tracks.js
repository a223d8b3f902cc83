/**
 * Qualities and subtitles: what the answer offers, what the viewer wants, and what the player is told. A wish outlives
 * the title that it was made at.
 *
 * @param {any} player a Shaka player @param {() => void} changed
 */
export function createTracks(player, changed) {
  /** All renditions of a title, once they were seen: an answer that was asked with `bid` names fewer. */
  const seen = new Map();
  let offered = { video: [], locked: [], subtitles: [] };
  let wanted = { id: 'auto', height: undefined };
  let language = '';

  player.addEventListener('adaptation', changed);
  player.addEventListener('variantchanged', changed);

  /** @param {any} answer of `/dash` @param {number|undefined} bid what it was asked with */
  function answered(answer, bid) {
    const all = bid === undefined ? answer.video : (seen.get(answer.vid) ?? answer.video);
    seen.set(answer.vid, all);
    offered = { video: all, locked: answer.locked ?? [], subtitles: answer.subtitles ?? [] };
    changed();
  }

  function apply() {
    applyQuality();
    applySubtitles();
  }

  function applyQuality() {
    player.configure('abr.enabled', wanted.height === undefined);
    if (wanted.height === undefined) return;
    const fit = player.getVariantTracks().filter((track) => track.height <= wanted.height);
    const exact = fit.filter((track) => track.originalVideoId === wanted.id);
    const [best] = (exact.length > 0 ? exact : fit).sort((a, b) => b.bandwidth - a.bandwidth);
    if (best && !best.active) player.selectVariantTrack(best, true);
  }

  function applySubtitles() {
    const track = player.getTextTracks().find((text) => text.language === language);
    player.selectTextTrack(track ?? null);
    changed();
  }

  /** Wishes for a rendition. @returns {number|undefined} its height; none for `auto` */
  function want(id) {
    const rendition = offered.video.find((video) => video.id === id);
    wanted = { id: rendition ? id : 'auto', height: rendition?.height };
    applyQuality();
    changed();
    return wanted.height;
  }

  /** @param {string} wish a language, or nothing */
  function wantSubtitles(wish) {
    language = wish;
    applySubtitles();
  }

  function clear() {
    offered = { video: [], locked: [], subtitles: [] };
    changed();
  }

  return {
    answered, apply, want, wantSubtitles, clear,
    wantedHeight: () => wanted.height,
    offered: () => ({ ...offered, quality: wanted.id, language }),
    /** The height that plays now, 0 when none does. */
    activeHeight: () => player.getVariantTracks().find((track) => track.active)?.height ?? 0,
  };
}
