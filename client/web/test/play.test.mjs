import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVrsClient, parseRetry, parseServed, VrsFailure, VrsRefusal } from '../src/main/web/vrs-client/vrs-client.js';
import { answer, HANGS, MAIN, ok, refused, RETRY, scriptedClient, SERVED, settled } from './scripted.mjs';

const REFUSED = new TypeError('fetch failed');
const HINT = `base="${RETRY}"; after-ms=40; max=1`;

test('play_sends what was asked, and that it honours the retry domain', async () => {
  const { client, calls } = scriptedClient(ok());
  await client.play({ vid: 'film', bid: 480, codecs: ['avc1', 'hev1'], drm: ['clearkey'], platform: 'web', token: 'T', refresh: true });
  const { url, headers, options } = calls[0];
  assert.equal(url.origin + url.pathname, `${MAIN}/dash`);
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    vid: 'film', intent: 'play', bid: '480', codecs: 'avc1,hev1', drm: 'clearkey', platform: 'web', retry: '1', attempt: '0', refresh: '1',
  });
  assert.equal(headers.Authorization, 'Bearer T');
  assert.equal(options.redirect, 'error');
});

test('play_leaves out what was not given', async () => {
  const { client, calls } = scriptedClient(ok());
  await client.play({ vid: 'film' });
  assert.equal(calls[0].url.search, '?vid=film&intent=play&retry=1&attempt=0');
  assert.equal(calls[0].headers.Authorization, undefined);
});

test('play_gives the answer, whence it came and what it took', async () => {
  const { client } = scriptedClient(ok());
  const { answer: body, served, attempts } = await client.play({ vid: 'film' });
  assert.equal(body.grade, 'full');
  assert.equal(served.instance, 'r1-az1-dash-main-1');
  assert.deepEqual(attempts.map((a) => [a.origin, a.why, a.status]), [[MAIN, 'first', 200]]);
});

test('play_without any answer asks the same name once more, when it has had time to move, still as attempt 0', async () => {
  const { client, calls, time } = scriptedClient(REFUSED, ok());
  const playing = client.play({ vid: 'film' });
  await time.advance(1_999);
  assert.equal(calls.length, 1);
  await time.advance(1);
  const { attempts } = await playing;
  assert.deepEqual(calls.map((call) => call.url.origin), [MAIN, MAIN]);
  assert.equal(calls[1].url.searchParams.get('attempt'), '0');
  assert.deepEqual(attempts.map((a) => [a.why, a.status]), [['first', 0], ['same-name', 200]]);
});

test('play_without any answer twice is a failure after two requests', async () => {
  const { client, calls, time } = scriptedClient(REFUSED, REFUSED);
  const playing = assert.rejects(client.play({ vid: 'film' }), (error) => {
    assert.ok(error instanceof VrsFailure);
    assert.equal(error.code, 'no-answer');
    assert.equal(error.attempts.length, 2);
    assert.equal(error.cause, REFUSED);
    return true;
  });
  await time.advance(2_000);
  await playing;
  assert.equal(calls.length, 2);
});

test('play_waits 2,000 ms for an answer, no longer', async () => {
  const { client, calls, time } = scriptedClient(HANGS, ok());
  const playing = client.play({ vid: 'film' });
  await time.advance(1_999);
  assert.equal(calls.length, 1);
  await time.advance(1);
  const { attempts } = await playing;
  assert.deepEqual(attempts.map((a) => [a.why, a.ms]), [['first', 2_000], ['same-name', 0]]);
  assert.equal(time.pending(), 0);
});

test('retry_follows the header after its delay, as attempt 1, once', async () => {
  const { client, calls, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': HINT }), ok());
  const playing = client.play({ vid: 'film', token: 'T' });
  await time.advance(39);
  assert.equal(calls.length, 1);
  await time.advance(1);
  const { attempts } = await playing;
  assert.equal(calls[1].url.origin, RETRY);
  assert.equal(calls[1].url.searchParams.get('attempt'), '1');
  assert.equal(calls[1].headers.Authorization, 'Bearer T');
  assert.deepEqual(attempts.map((a) => [a.why, a.status]), [['first', 503], ['retry-domain', 200]]);
});

test('retry_is read from the body when the header is not there', async () => {
  const { client, calls, time } = scriptedClient(refused(503, 'unavailable', {}, { retry: { base: RETRY, afterMs: 10, max: 1 } }), ok());
  const playing = client.play({ vid: 'film' });
  await time.advance(10);
  await playing;
  assert.equal(calls[1].url.origin, RETRY);
});

test('retry_answered by another hint is not followed again', async () => {
  const again = () => refused(503, 'unavailable', { 'VRS-Retry': HINT });
  const { client, calls, time } = scriptedClient(again(), again());
  const playing = assert.rejects(client.play({ vid: 'film' }), { code: 'unavailable', status: 503 });
  await time.advance(60_000);
  await playing;
  assert.equal(calls.length, 2);
});

test('retry_without an answer is not repeated: the first refusal stands', async () => {
  const { client, calls, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': HINT }), REFUSED);
  const playing = assert.rejects(client.play({ vid: 'film' }), (error) => {
    assert.ok(error instanceof VrsRefusal);
    assert.deepEqual(error.attempts.map((a) => [a.why, a.status]), [['first', 503], ['retry-domain', 0]]);
    return true;
  });
  await time.advance(60_000);
  await playing;
  assert.equal(calls.length, 2);
});

const FORGED = [
  'http://evil.example', 'http://retry.r1.localhost:1', `${RETRY}.evil.example`, 'http://x@evil.example', 'nonsense', '', MAIN,
  'http://retry.r1.localhost', 'https://retry.r1.localhost:17091', 'ftp://retry.r1.localhost:17091', '//retry.r1.localhost:17091',
  'http://retry.r1.localhost:17091@evil.example', 'http://retry.r1.localhost@evil.example:17091', 'http://x@retry.r1.localhost:17091',
  'http://x:y@retry.r1.localhost:17091', `${RETRY}/`, `${RETRY}/elsewhere`, `${RETRY}?x=1`, `${RETRY}#x`, `${RETRY}\\@evil.example`,
  'HTTP://retry.r1.localhost:17091', 'http://RETRY.r1.localhost:17091', 'http://retry.r1.localhost.:17091', 'http://retry.r1.localhost:017091',
  'http:retry.r1.localhost:17091', ` ${RETRY}`, 'javascript:alert(1)', 'http://127.0.0.1:17091', 'http://retry.r1.localhost%2eevil.example:17091',
  'http://main.r1.localhost@evil', 'http://retry.r2.localhost:17093',
];
for (const base of FORGED) {
  test(`retry_to a base that is not on the list is ignored: ${base}`, async () => {
    const { client, calls, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': `base="${base}"; after-ms=0; max=1` }));
    const playing = assert.rejects(client.play({ vid: 'film', token: 'T' }), { code: 'unavailable' });
    await time.advance(60_000);
    await playing;
    assert.equal(calls.length, 1);
  });
}

for (const base of [...FORGED, 7, null, {}]) {
  test(`retry_to a base in the body that is not on the list is ignored: ${base}`, async () => {
    const { client, calls, time } = scriptedClient(refused(503, 'unavailable', {}, { retry: { base, afterMs: 0, max: 1 } }));
    const playing = assert.rejects(client.play({ vid: 'film', token: 'T' }), { code: 'unavailable' });
    await time.advance(60_000);
    await playing;
    assert.equal(calls.length, 1);
  });
}

test('retry_after the same name was asked once more is followed, and that is all', async () => {
  const { client, calls, time } = scriptedClient(REFUSED, refused(503, 'unavailable', { 'VRS-Retry': HINT }), REFUSED);
  const playing = assert.rejects(client.play({ vid: 'film' }), { code: 'unavailable' });
  await time.advance(60_000);
  await playing;
  assert.deepEqual(calls.map((call) => [call.url.origin, call.url.searchParams.get('attempt')]), [[MAIN, '0'], [MAIN, '0'], [RETRY, '1']]);
});

test('retry_refused by rights is the answer', async () => {
  const { client, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': HINT }), refused(403, 'vip-required'));
  const playing = assert.rejects(client.play({ vid: 'film' }), { code: 'vip-required', status: 403 });
  await time.advance(60_000);
  await playing;
});

test('retry_asks the same thing again', async () => {
  const { client, calls, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': HINT }), ok());
  const playing = client.play({ vid: 'film', bid: 480, codecs: ['avc1'], drm: ['clearkey'] });
  await time.advance(60_000);
  await playing;
  const asked = calls.map(({ url }) => Object.fromEntries(url.searchParams));
  assert.deepEqual({ ...asked[1], attempt: '0' }, asked[0]);
  assert.deepEqual([asked[0].retry, asked[1].attempt], ['1', '1']);
});

test('retry_is followed on a 503 only', async () => {
  const { client, calls, time } = scriptedClient(refused(403, 'vip-required', { 'VRS-Retry': HINT }), ok());
  const playing = client.play({ vid: 'film' });
  const asserted = assert.rejects(playing, { code: 'vip-required', status: 403, detail: 'it is vip-required' });
  await time.advance(60_000);
  await asserted;
  assert.equal(calls.length, 1);
});

test('retry_delay is bounded', () => {
  assert.equal(parseRetry(`base="${RETRY}"; after-ms=999999; max=3`).afterMs, 5_000);
});

for (const header of [null, '', 'base="x"', `base="${RETRY}"; after-ms=-1; max=1`, `base="${RETRY}"; after-ms=1; max=0`, `base="${RETRY}"; max=1`, `base="${RETRY}"; after-ms=; max=1`, `base="${RETRY}"; after-ms=1e2; max=1`, `base="${RETRY}"; after-ms=0x10; max=1`]) {
  test(`retry_malformed is no retry: ${header}`, () => assert.equal(parseRetry(header), null));
}

test('headersFor_keeps the token from any origin that is not listed', () => {
  const client = createVrsClient({ entryOrigin: MAIN, retryOrigins: [RETRY] });
  assert.equal(client.headersFor(`${MAIN}/dash`, 'T').Authorization, 'Bearer T');
  assert.equal(client.headersFor(`${RETRY}/dash`, 'T').Authorization, 'Bearer T');
  for (const url of ['http://cdn-a.localhost:17080/x', 'http://main.r1.localhost:1/dash', 'https://main.r1.localhost:17090/dash', 'http://main.r1.localhost@evil.example/dash', 'http://main.r1.localhost.:17090/dash', 'http://retry.r2.localhost:17093/dash']) {
    assert.equal(client.headersFor(url, 'T').Authorization, undefined);
  }
});

test('refusal_carries code, Retry-After, where and how often', async () => {
  const { client } = scriptedClient(refused(429, 'shed', { 'Retry-After': '3' }));
  await assert.rejects(client.play({ vid: 'film', intent: 'preload' }), (error) => {
    assert.deepEqual([error.code, error.status, error.vid, error.retryAfterS], ['shed', 429, 'film', 3]);
    assert.equal(error.served.az, 'r1-az1');
    assert.equal(error.attempts.length, 1);
    return true;
  });
});

test('refusal_that is no problem document still has a code', async () => {
  const { client } = scriptedClient(answer(502, '<html>'));
  await assert.rejects(client.play({ vid: 'film' }), { name: 'VrsRefusal', code: 'http-502', status: 502 });
});

test('answer_that cannot be read is a failure, and not asked again', async () => {
  const { client, calls } = scriptedClient(answer(200, '{"vid":'));
  await assert.rejects(client.play({ vid: 'film' }), { name: 'VrsFailure', code: 'bad-answer' });
  assert.equal(calls.length, 1);
});

test('signal_ends a waiting request, and nothing more is sent', async () => {
  const { client, calls, time } = scriptedClient(HANGS);
  const stop = new AbortController();
  const playing = assert.rejects(client.play({ vid: 'film', signal: stop.signal }), { name: 'AbortError' });
  await settled();
  stop.abort();
  await playing;
  assert.equal(calls.length, 1);
  assert.equal(time.pending(), 0);
});

test('signal_ends the wait before a retry', async () => {
  const { client, calls, time } = scriptedClient(refused(503, 'unavailable', { 'VRS-Retry': HINT }));
  const stop = new AbortController();
  const playing = assert.rejects(client.play({ vid: 'film', signal: stop.signal }), { name: 'AbortError' });
  await settled();
  stop.abort();
  await playing;
  await time.advance(60_000);
  assert.equal(calls.length, 1);
});

test('served_becomes an object; what is not there is a dash', () => {
  assert.deepEqual(parseServed(SERVED), {
    az: 'r1-az1', unit: 'main', instance: 'r1-az1-dash-main-1', grade: 'full', reason: 'none', layer: 'l1', drmAz: 'r1-az1', clearAz: '-',
  });
  assert.equal(parseServed('az=r1-az2').drmAz, '-');
  assert.equal(parseServed(null), null);
});
