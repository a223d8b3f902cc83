// Content keys and initial vectors of the samples, derived from media/sample.seed. Usage: keys.mjs key <key ID> | iv <name>
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const seed = Buffer.from(readFileSync(new URL("sample.seed", import.meta.url), "utf8").trim(), "hex");

/** The rule of the licence service: first 16 bytes of HMAC-SHA256(seed, key ID). */
export const contentKey = (keyId) =>
  createHmac("sha256", seed).update(Buffer.from(keyId, "hex")).digest("hex").slice(0, 32);

const initialVector = (name) => createHmac("sha256", seed).update(`iv ${name}`).digest("hex").slice(0, 16);

const [what, of] = process.argv.slice(2);
if (what === "key") console.log(contentKey(of));
if (what === "iv") console.log(initialVector(of));
