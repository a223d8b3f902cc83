import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCdnOrder, originOf } from '../src/main/web/cdn-order.js';

const A = 'http://cdn-a.localhost:17080/t/film/clear/v240/1.m4s';
const B = 'http://cdn-b.localhost:17081/t/film/clear/v240/1.m4s';

function order() {
  const time = { ms: 1_000 };
  return { time, cdns: createCdnOrder({ now: () => time.ms, avoidMs: 20_000 }) };
}

test('order_at rest is the order of the manifest', () => {
  assert.deepEqual(order().cdns.order([A, B]), [A, B]);
});

test('order_after a CDN gave no answer asks it last', () => {
  const { cdns } = order();
  assert.deepEqual(cdns.answered([A, B], B), [originOf(A)]);
  assert.deepEqual(cdns.order([A, B]), [B, A]);
});

test('order_forgets after its time', () => {
  const { cdns, time } = order();
  cdns.answered([A, B], B);
  time.ms += 19_999;
  assert.deepEqual(cdns.order([A, B]), [B, A]);
  time.ms += 1;
  assert.deepEqual(cdns.order([A, B]), [A, B]);
});

test('order_of a CDN that answers again is restored at once', () => {
  const { cdns } = order();
  cdns.answered([A, B], B);
  cdns.answered([B, A], A);
  assert.deepEqual(cdns.order([A, B]), [A, B]);
});

test('order_of an answer by the first changes nothing', () => {
  const { cdns } = order();
  assert.deepEqual(cdns.answered([A, B], A), []);
  assert.deepEqual(cdns.order([A, B]), [A, B]);
});

test('order_keeps every address, also when all are avoided', () => {
  const { cdns } = order();
  cdns.answered([A, B], B);
  cdns.answered([B, A], A);
  cdns.answered([A, B], B);
  assert.equal(cdns.order([A, B]).length, 2);
});

test('answered_by an address that was not asked blames nobody', () => {
  const { cdns } = order();
  assert.deepEqual(cdns.answered([A, B], 'http://elsewhere.localhost/x'), []);
  assert.deepEqual(cdns.order([A, B]), [A, B]);
});

test('originOf_what is no address is empty', () => assert.equal(originOf('no address'), ''));
