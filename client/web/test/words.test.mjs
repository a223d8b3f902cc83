import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { clockWords, expectationWords, GRADES, gradeWords, languageWords, lockWords, refusalWords, placeWords, retryWords } from '../src/main/web/words.js';

const openApi = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));

test('refusal_of every code that the service has is said in words of its own', () => {
  const codes = openApi.components.schemas.Problem.properties.code.enum;
  assert.ok(codes.length >= 14);
  const titles = codes.map((code) => refusalWords({ code, detail: 'raw detail' }));
  for (const { title, text } of titles) assert.ok(title !== 'It does not play' && text !== 'raw detail', title);
  assert.equal(new Set(titles.map(({ title }) => title)).size, codes.length);
});

test('refusal_of an unknown code shows what the service said', () => {
  assert.deepEqual(refusalWords({ code: 'brand-new', detail: 'raw detail' }), { title: 'It does not play', text: 'raw detail' });
});

test('grades_each have a shape of their own', () => {
  assert.equal(new Set(Object.values(GRADES).map(({ shape }) => shape)).size, 3);
});

test('grade_says the reason when there is one', () => {
  assert.equal(gradeWords({ grade: 'full', reason: 'none' }).why, GRADES.full.why);
  assert.match(gradeWords({ grade: 'clear', reason: 'drm-unavailable' }).why, /DRM cannot be reached/);
  assert.equal(gradeWords(null).name, 'Not playing');
});

test('expectation_in words', () => {
  assert.equal(expectationWords('200'), 'plays');
  assert.equal(expectationWords('vip-required'), 'VIP members only');
  assert.equal(expectationWords('new-code'), 'new-code');
});

test('clock_words', () => {
  assert.deepEqual([0, 9.9, 60, 754.2, NaN, -1].map(clockWords), ['0:00', '0:09', '1:00', '12:34', '0:00', '0:00']);
});

test('language_is named for those who read it', () => {
  assert.equal(languageWords('en'), 'English');
  assert.equal(languageWords('zh'), '中文');
  assert.equal(languageWords('not a tag'), 'not a tag');
});

test('lock_words', () => assert.deepEqual(['vip-required', 'codec', 'other'].map(lockWords), ['VIP', 'not decodable', 'other']));

const attempt = (origin, why, az) => ({ origin, why, status: az ? 200 : 0, ms: 1, served: az ? { az } : null });

test('retry_is told from where to where', () => {
  const main = attempt('http://main.r1.localhost:17090', 'first', 'r1-az1');
  const retry = attempt('http://retry.r1.localhost:17091', 'retry-domain', 'r1-az2');
  assert.equal(retryWords([main]), '');
  assert.equal(retryWords([main, retry]), 'retried: main.r1 (r1-az1) → retry.r1 (r1-az2)');
  assert.equal(retryWords([]), '');
});

test('retry_to the same name, without an answer, is told as such', () => {
  const silent = attempt('http://main.r1.localhost:17090', 'first', '');
  assert.equal(retryWords([silent, attempt('http://main.r1.localhost:17090', 'same-name', 'r1-az1')]), 'asked again: main.r1');
});

test('place_is the name and the zone behind it', () => {
  assert.equal(placeWords({ origin: 'https://main.r1.example', served: { az: '-' } }), 'main.r1.example');
});
