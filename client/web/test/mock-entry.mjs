// A scripted entry with two CDNs over media/assets, to work on the page without a cluster:
//
//   node test/mock-entry.mjs 18000
//
// then a player server whose topology names main.r1.localhost:18090, retry.r1.localhost:18091, cdn-a.localhost:18080 and
// cdn-b.localhost:18081. GET /script?az=…&grade=…&fail=503|hang|retry|licence&cdn-a=down on 18090 changes what is answered.
import { createHmac } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const media = join(dirname(fileURLToPath(import.meta.url)), '../../../media');
const catalogue = join(media, '../catalog/samples/videos');
const base = Number(process.argv[2] ?? 18_000);
const seed = Buffer.from(readFileSync(join(media, 'sample.seed'), 'utf8').trim(), 'hex');
const script = { az: 'r1-az1', grade: '', fail: '', 'cdn-a': 'up', 'cdn-b': 'up', ttlMs: '7200000' };
const MAIN = `http://main.r1.localhost:${base + 90}`;
const TYPES = { mp4: 'video/mp4', m4s: 'video/iso.segment', vtt: 'text/vtt' };

function open(port, answer) {
  createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Accept, Range, traceparent');
    response.setHeader('Access-Control-Expose-Headers', 'VRS-Served, VRS-Retry, Retry-After, Server-Timing');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    return answer(new URL(request.url, MAIN), request, response);
  }).listen(port, '127.0.0.1');
}

function entry(az) {
  return async (url, request, response) => {
    const query = url.searchParams;
    if (url.pathname === '/script') return response.end(JSON.stringify(Object.assign(script, Object.fromEntries(query))));
    if (url.pathname === '/licence') return licence(request, response);
    const here = az ?? script.az;
    const mpd = query.get('format') === 'mpd';
    if (!mpd && az === undefined && script.fail === 'hang') return undefined;
    const file = join(catalogue, `${query.get('vid')}.json`);
    if (!existsSync(file)) return refuse(response, here, 404, 'unknown-video');
    if (!mpd && script.fail === '503') return refuse(response, here, 503, 'unavailable');
    if (!mpd && az === undefined && script.fail === 'retry') {
      response.setHeader('VRS-Retry', `base="http://retry.r1.localhost:${base + 91}"; after-ms=50; max=1`);
      return refuse(response, here, 503, 'unavailable');
    }
    const record = JSON.parse(readFileSync(file, 'utf8'));
    const token = request.headers.authorization;
    const locked = record.video.filter((v) => v.plan === 'vip' && !token).map((v) => ({ id: v.id, reason: 'vip-required' }));
    if (!mpd && record.rights.plan === 'vip' && !token) return refuse(response, here, 403, 'vip-required');
    // What a server would find out by itself: DRM is not to be had.
    const grade = script.fail === 'licence' && (query.get('failed') || query.get('grade')) ? 'clear' : script.grade;
    const set = record.video.some((v) => v.keyId) && grade === '' ? 'cenc' : 'clear';
    const limit = Number(query.get('bid') ?? 9_999);
    const open = record.video.filter((v) => v.height <= limit && !locked.some((l) => l.id === v.id));
    served(response, here, grade || 'full', set);
    if (mpd) {
      response.setHeader('Content-Type', 'application/dash+xml');
      return response.end(manifest(record, open, set));
    }
    response.setHeader('Content-Type', 'application/json');
    return response.end(JSON.stringify({
      vid: record.vid, title: record.title.replace(/ \(.*\)$/, ''), durationMs: record.durationMs, revision: '1.1', grade: grade || 'full',
      video: open.map((v) => ({ ...v, protected: set === 'cenc', addresses: [] })), audio: [], subtitles: record.subtitles, locked,
      drm: set === 'cenc' ? { system: 'clearkey', licenceUrl: `${MAIN}/licence?token=t`, keyIds: open.map((v) => v.keyId) } : null,
      manifestUrl: `${MAIN}/dash?format=mpd&vid=${record.vid}&bid=${limit}&grade=${grade}`, expiresAt: new Date(Date.now() + Number(script.ttlMs)).toISOString(),
      served: {}, retry: null,
    }));
  };
}

function served(response, az, grade, set) {
  const [drm, clear] = set === 'cenc' ? [az, '-'] : ['-', az];
  const reason = { clear: 'drm-unavailable', basic: 'dash-unavailable' }[grade] ?? 'none';
  const role = grade === 'basic' ? 'fallback-1' : 'dash-main-1';
  response.setHeader('VRS-Served', `az=${az}; unit=main; instance=${az}-${role}; grade=${grade}; reason=${reason}; layer=l1; drm-az=${drm}; clear-az=${clear}`);
}

function refuse(response, az, status, code) {
  served(response, az, '-', 'clear');
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: `${code} by script`, code }));
}

function manifest(record, video, set) {
  const clearKey = (keyId) => (set === 'clear' ? '' : `<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc" cenc:default_KID="${keyId.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}"/>
    <ContentProtection schemeIdUri="urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e" value="ClearKey1.0"><dashif:Laurl>${MAIN}/licence?token=t</dashif:Laurl></ContentProtection>`);
  const bases = (id) => ['a', 'b'].map((cdn) => `<BaseURL serviceLocation="cdn-${cdn}">http://cdn-${cdn}.localhost:${base + (cdn === 'a' ? 80 : 81)}/${record.asset}/${set}/${id}/</BaseURL>`).join('');
  const template = '<SegmentTemplate timescale="1000" duration="2000" startNumber="1" initialization="init.mp4" media="$Number$.m4s"/>';
  const pictures = video.map((v) => `<AdaptationSet contentType="video" mimeType="video/mp4">${clearKey(v.keyId ?? '')}<Representation id="${v.id}" codecs="${v.codec}" width="${v.width}" height="${v.height}" frameRate="25" bandwidth="${v.bandwidthBps}">${bases(v.id)}${template}</Representation></AdaptationSet>`);
  const sound = record.audio.map((a) => `<AdaptationSet contentType="audio" mimeType="audio/mp4" lang="${a.language}">${clearKey(a.keyId ?? '')}<Representation id="${a.id}" codecs="${a.codec}" bandwidth="${a.bandwidthBps}" audioSamplingRate="48000">${bases(a.id)}${template}</Representation></AdaptationSet>`);
  const texts = record.subtitles.map((s) => `<AdaptationSet contentType="text" mimeType="text/vtt" lang="${s.language}"><Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/><Representation id="s-${s.language}" bandwidth="256"><BaseURL>http://cdn-a.localhost:${base + 80}/${record.asset}/${set}/s-${s.language}/subtitles.vtt</BaseURL></Representation></AdaptationSet>`);
  return `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:cenc="urn:mpeg:cenc:2013" xmlns:dashif="https://dashif.org/CPS" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static" minBufferTime="PT2S" mediaPresentationDuration="PT${record.durationMs / 1000}S"><Period>${[...pictures, ...sound, ...texts].join('')}</Period></MPD>`;
}

async function licence(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  if (script.fail === 'licence') return refuse(response, script.az, 503, 'unavailable');
  const keys = JSON.parse(Buffer.concat(parts)).kids.map((kid) => {
    const key = createHmac('sha256', seed).update(Buffer.from(kid, 'base64url')).digest().subarray(0, 16);
    return { kty: 'oct', kid, k: key.toString('base64url') };
  });
  return response.end(JSON.stringify({ keys, type: 'temporary' }));
}

function cdn(name) {
  return (url, request, response) => {
    const path = join(media, 'assets', normalize(url.pathname));
    if (script[name] === 'down') return request.socket.destroy();
    if (!path.startsWith(join(media, 'assets')) || !existsSync(path)) return response.writeHead(404).end();
    response.setHeader('Content-Type', TYPES[path.split('.').at(-1)] ?? 'application/octet-stream');
    return createReadStream(path).pipe(response);
  };
}

open(base + 90, entry(undefined));
open(base + 91, entry('r1-az2'));
open(base + 80, cdn('cdn-a'));
open(base + 81, cdn('cdn-b'));
