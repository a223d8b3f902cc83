import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, refused, scriptedClient, settled } from './scripted.mjs';

const EXPIRES_IN_10_MIN = { expiresAt: '2026-01-01T00:10:00Z' };
const LATER = { expiresAt: '2026-01-01T05:00:00Z' };
const MINUTE_MS = 60_000;

async function watched(options, ...steps) {
  const scripted = scriptedClient(ok(EXPIRES_IN_10_MIN), ...steps);
  const { answer } = await scripted.client.play({ vid: 'film', drm: ['clearkey'], token: 'T' });
  const fresh = [];
  const keeper = scripted.client.keepFresh(answer, (played) => fresh.push(played.answer.expiresAt), options);
  return { ...scripted, fresh, keeper };
}

test('keepFresh_asks with refresh=1, with what was asked before, one margin ahead', async () => {
  const { calls, time, fresh } = await watched({ marginMs: MINUTE_MS }, ok(LATER));
  await time.advance(9 * MINUTE_MS - 1);
  assert.equal(calls.length, 1);
  await time.advance(1);
  assert.equal(calls.length, 2);
  assert.equal(calls[1].url.searchParams.get('refresh'), '1');
  assert.equal(calls[1].url.searchParams.get('drm'), 'clearkey');
  assert.equal(calls[1].headers.Authorization, 'Bearer T');
  assert.deepEqual(fresh, [LATER.expiresAt]);
});

test('keepFresh_goes on with the new expiry', async () => {
  const { calls, time, fresh } = await watched({}, ok({ expiresAt: '2026-01-01T00:20:00Z' }), ok(LATER));
  await time.advance(20 * MINUTE_MS);
  assert.equal(calls.length, 3);
  assert.equal(fresh.length, 2);
});

test('keepFresh_while idle asks nothing; check asks at once when due', async () => {
  let paused = true;
  const { calls, time, keeper, fresh } = await watched({ idle: () => paused }, ok(LATER));
  await time.advance(30 * MINUTE_MS);
  assert.equal(calls.length, 1);
  paused = false;
  await keeper.check();
  assert.equal(calls.length, 2);
  assert.equal(fresh.length, 1);
});

test('keepFresh_check before it is due asks nothing', async () => {
  const { calls, keeper } = await watched({});
  await keeper.check();
  assert.equal(calls.length, 1);
});

test('keepFresh_two checks at a time are one request', async () => {
  const { calls, time, keeper } = await watched({ idle: () => true }, ok(LATER));
  await time.advance(30 * MINUTE_MS);
  await Promise.all([keeper.check(), keeper.check()]);
  assert.equal(calls.length, 2);
});

test('keepFresh_after a failure tries again later, and less and less often', async () => {
  const down = () => refused(503, 'unavailable');
  const { calls, time, fresh } = await watched({ marginMs: MINUTE_MS }, down(), down(), down(), ok(LATER));
  await time.advance(9 * MINUTE_MS);
  assert.equal(calls.length, 2);
  await time.advance(5_000);
  assert.equal(calls.length, 3);
  await time.advance(9_999);
  assert.equal(calls.length, 3);
  await time.advance(1);
  assert.equal(calls.length, 4);
  await time.advance(20_000);
  assert.deepEqual(fresh, [LATER.expiresAt]);
});

test('keepFresh_refused by rights stops and says so', async () => {
  const refusals = [];
  const { calls, time } = await watched({ onRefused: (refusal) => refusals.push(refusal.code) }, refused(410, 'withdrawn'));
  await time.advance(600 * MINUTE_MS);
  assert.deepEqual(refusals, ['withdrawn']);
  assert.equal(calls.length, 2);
  assert.equal(time.pending(), 0);
});

test('keepFresh_stopped asks no more', async () => {
  const { calls, time, keeper } = await watched({});
  keeper.stop();
  await time.advance(600 * MINUTE_MS);
  assert.equal(calls.length, 1);
  assert.equal(time.pending(), 0);
});

test('keepFresh_on a device whose clock is hours ahead makes no loop of requests', async () => {
  const past = { expiresAt: '2025-12-31T20:00:00Z' };
  const { client, calls, time } = scriptedClient(ok(past));
  const { answer } = await client.play({ vid: 'film' });
  client.keepFresh(answer, () => {});
  await time.advance(90 * MINUTE_MS);
  await settled();
  assert.equal(calls.length, 1);
});

test('keepFresh_of short-lived addresses keeps its margin to a fifth of their life', async () => {
  const { client, calls, time } = scriptedClient(ok({ expiresAt: '2026-01-01T00:00:10Z' }), ok(LATER));
  const { answer } = await client.play({ vid: 'film' });
  client.keepFresh(answer, () => {});
  await time.advance(7_999);
  assert.equal(calls.length, 1);
  await time.advance(1);
  assert.equal(calls.length, 2);
});
