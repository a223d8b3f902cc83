import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTracks } from '../src/main/web/tracks.js';

const VIDEO = [240, 360, 720].map((height) => ({ id: `v${height}`, height }));
const answer = (video = VIDEO, vid = 'film') => ({ vid, video, locked: [], subtitles: [{ language: 'en' }, { language: 'zh' }] });

/** A player that remembers what it was told. */
function scriptedPlayer(heights = [240, 360, 720]) {
  const told = { abr: true, variant: null, text: null };
  return {
    told,
    addEventListener() {},
    configure: (_, enabled) => { told.abr = enabled; },
    getVariantTracks: () => heights.map((height) => ({
      height, originalVideoId: `v${height}`, bandwidth: height * 1000, active: told.variant === height,
    })),
    selectVariantTrack: (track) => { told.variant = track.height; },
    getTextTracks: () => [{ language: 'en' }, { language: 'zh' }],
    selectTextTrack: (track) => { told.text = track?.language ?? null; },
  };
}

function tracks(player = scriptedPlayer()) {
  return { player, made: createTracks(player, () => {}) };
}

test('want_a rendition plays it and stops adapting', () => {
  const { player, made } = tracks();
  made.answered(answer(), undefined);
  assert.equal(made.want('v240'), 240);
  assert.deepEqual([player.told.variant, player.told.abr, made.activeHeight()], [240, false, 240]);
});

test('want_auto adapts again', () => {
  const { player, made } = tracks();
  made.answered(answer(), undefined);
  made.want('v240');
  assert.equal(made.want('auto'), undefined);
  assert.equal(player.told.abr, true);
});

test('want_outlives the title: the best that is no higher', () => {
  const { player, made } = tracks(scriptedPlayer([180, 300]));
  made.answered(answer(), undefined);
  made.want('v360');
  player.told.variant = null;
  made.answered(answer([{ id: 'x', height: 300 }], 'other'), 360);
  made.apply();
  assert.equal(player.told.variant, 300);
  assert.equal(made.wantedHeight(), 360);
});

test('offered_of an answer that was limited by bid still names all that was seen', () => {
  const { made } = tracks();
  made.answered(answer(), undefined);
  made.answered(answer([VIDEO[0]]), 240);
  assert.deepEqual(made.offered().video.map(({ id }) => id), ['v240', 'v360', 'v720']);
});

test('offered_of another title names none of the first', () => {
  const { made } = tracks();
  made.answered(answer(), undefined);
  made.answered(answer([VIDEO[0]], 'other'), 240);
  assert.deepEqual(made.offered().video.map(({ id }) => id), ['v240']);
});

test('subtitles_wanted are kept for the next title, and can be turned off', () => {
  const { player, made } = tracks();
  made.answered(answer(), undefined);
  made.wantSubtitles('zh');
  assert.equal(player.told.text, 'zh');
  player.told.text = null;
  made.apply();
  assert.equal(player.told.text, 'zh');
  made.wantSubtitles('');
  assert.equal(player.told.text, null);
});
