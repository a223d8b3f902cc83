// A Chromium of its own profile, for one script.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playwright } from './playwright.mjs';

/** How long a page may take for one step before it counts as stuck. */
export const STEP_MS = 20_000;
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
  // Several pages may play side by side: one that is not in front counts as much as the one that is.
  '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows', '--disable-background-timer-throttling',
];

/** @returns {Promise<{context: any, page: () => Promise<any>, close: () => Promise<void>}>} */
export async function openChromium({ path = '/usr/bin/chromium', width = 1280, height = 800 } = {}) {
  const { chromium } = await playwright();
  const profile = mkdtempSync(join(tmpdir(), 'vrs-browser-'));
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: path, headless: true, args: FLAGS, viewport: { width, height },
    });
    let first = context.pages()[0];
    return {
      context,
      async page() {
        const page = first ?? (await context.newPage());
        first = undefined;
        page.setDefaultTimeout(STEP_MS);
        return page;
      },
      async close() {
        await context.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Waits for a condition inside the page. @throws {Error} with the complaint when it does not come */
export async function until(page, complaint, condition, argument, timeoutMs = STEP_MS) {
  try {
    return await page.waitForFunction(condition, argument, { polling: 50, timeout: timeoutMs });
  } catch (error) {
    throw new Error(complaint, { cause: error });
  }
}
