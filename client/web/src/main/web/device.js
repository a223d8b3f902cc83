/** What this browser decodes and unlocks. */

const CODECS = {
  avc1: 'video/mp4; codecs="avc1.4d401f"',
  hev1: 'video/mp4; codecs="hev1.1.6.L93.B0"',
  av01: 'video/mp4; codecs="av01.0.05M.08"',
};

/** @returns {Promise<{codecs: string[], drm: string[], platform: string}>} as `/dash` wants it */
export async function describeDevice() {
  const decodes = (type) => globalThis.MediaSource?.isTypeSupported(type) ?? false;
  const codecs = Object.keys(CODECS).filter((codec) => decodes(CODECS[codec]));
  return { codecs, drm: (await unlocksClearKey()) ? ['clearkey'] : ['none'], platform: 'web' };
}

async function unlocksClearKey() {
  const wanted = { initDataTypes: ['cenc', 'keyids'], videoCapabilities: [{ contentType: CODECS.avc1 }] };
  try {
    await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [wanted]);
    return true;
  } catch {
    return false;
  }
}
