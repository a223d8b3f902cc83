// What one asset really holds, as JSON. Usage: measure.mjs <directory of the asset> <seconds per segment>
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const [directory, segmentSeconds] = process.argv.slice(2);
const segmentMs = Number(segmentSeconds) * 1000;
const read = (...parts) => readFileSync(join(directory, ...parts));

function segments(set, id) {
  const count = readdirSync(join(directory, set, id)).filter((name) => name.endsWith(".m4s")).length;
  return Array.from({ length: count }, (_, i) => read(set, id, `${i + 1}.m4s`));
}

function probe(id) {
  const whole = Buffer.concat([read("clear", id, "init.mp4"), ...segments("clear", id)]);
  const asked = ["-v", "error", "-count_packets", "-show_streams", "-show_packets", "-of", "json", "pipe:0"];
  const { streams, packets } = JSON.parse(
    execFileSync("ffprobe", asked, { input: whole, maxBuffer: 1 << 28 }).toString(),
  );
  const last = packets.at(-1);
  const seconds = Number(last.pts_time) + Number(last.duration_time) - Number(packets[0].pts_time);
  return { stream: streams[0], durationMs: Math.round(seconds * 1000) };
}

/** RFC 6381: profile, constraints and level stand in the avcC box after its version. */
function avcCodec(id) {
  const init = read("clear", id, "init.mp4");
  const at = init.indexOf("avcC") + 5;
  return `avc1.${init.subarray(at, at + 3).toString("hex")}`;
}

/** From the tenc box of the encrypted set: after version, flags, two bytes, isProtected and the size of the vector. */
function keyId(id) {
  const init = read("cenc", id, "init.mp4");
  const at = init.indexOf("tenc") + 4 + 4 + 4;
  return init.subarray(at, at + 16).toString("hex");
}

/** The densest segment of either set, as MPEG-DASH means @bandwidth. */
function peakBps(id, durationMs) {
  const rates = ["clear", "cenc"].flatMap((set) =>
    segments(set, id).map((bytes, i) => (bytes.length * 8000) / Math.min(segmentMs, durationMs - i * segmentMs)),
  );
  return Math.ceil(Math.max(...rates));
}

function averageBps(id, durationMs) {
  const bytes = segments("cenc", id).reduce((sum, segment) => sum + segment.length, 0);
  return Math.ceil((bytes * 8000) / durationMs);
}

function common(id, durationMs) {
  return {
    bandwidthBps: peakBps(id, durationMs),
    averageBps: averageBps(id, durationMs),
    durationMs,
    segments: segments("clear", id).length,
    keyId: keyId(id),
  };
}

function video(id) {
  const { stream, durationMs } = probe(id);
  const [frames, seconds] = stream.avg_frame_rate.split("/");
  const frameRate = seconds === "1" ? frames : `${frames}/${seconds}`;
  return { id, codec: avcCodec(id), width: stream.width, height: stream.height, frameRate, ...common(id, durationMs) };
}

function audio(id) {
  const { stream, durationMs } = probe(id);
  if (stream.codec_name !== "aac" || stream.profile !== "LC") throw new Error(`${id} is not AAC-LC`);
  return { id, codec: "mp4a.40.2", language: id.slice(2), channels: stream.channels, ...common(id, durationMs) };
}

const renditions = readdirSync(join(directory, "clear")).sort();
const videos = renditions.filter((id) => id.startsWith("v")).map(video);
const facts = {
  asset: basename(directory),
  durationMs: Math.max(...videos.map((v) => v.durationMs)),
  segmentMs,
  video: videos,
  audio: renditions.filter((id) => id.startsWith("a-")).map(audio),
  subtitles: renditions.filter((id) => id.startsWith("s-")).map((id) => ({ language: id.slice(2), kind: "subtitles" })),
};
console.log(JSON.stringify(facts, null, 2));
