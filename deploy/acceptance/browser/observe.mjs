// What goes wrong on a page while it is used.

/** @returns {() => {consoleErrors: string[], networkErrors: string[]}} what was seen so far */
export function watch(page, address) {
  const own = new URL(address).origin;
  const consoleErrors = [];
  const networkErrors = [];
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const text = `${message.text()} ${url}`;
    // Chromium itself writes a line for each answer that is no 2xx; a refusal by the service is not the page's error.
    const foreign = message.text().startsWith('Failed to load resource') && url && new URL(url).origin !== own;
    (foreign ? networkErrors : consoleErrors).push(text);
  });
  return () => ({ consoleErrors: [...consoleErrors], networkErrors: [...networkErrors] });
}
