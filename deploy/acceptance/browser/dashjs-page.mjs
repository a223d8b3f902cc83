// A page with dash.js on it and nothing else: a stranger's player, that is given an address and no settings.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('node_modules/dashjs/dist/modern/umd/dash.all.min.js', import.meta.url));
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>dash.js</title><link rel="icon" href="data:,">
<video id="video" muted></video><script src="/dash.js"></script><script>
  const video = document.getElementById('video');
  const player = dashjs.MediaPlayer().create();
  const sessions = [];
  const create = MediaKeys.prototype.createSession;
  MediaKeys.prototype.createSession = function (...all) {
    const session = create.apply(this, all);
    sessions.push(session);
    return session;
  };
  window.dashPage = {
    video, player,
    play: (manifestUrl) => player.initialize(video, manifestUrl, true),
    keyStatuses: () => sessions.flatMap((session) => [...session.keyStatuses.values()]),
  };
</script></html>`;

/** Serves it on a port of its own, on loopback. @returns {Promise<{address: string, close: () => void}>} */
export async function serveDashJs() {
  const server = createServer((request, response) => {
    if (request.url === '/dash.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      createReadStream(SCRIPT).pipe(response);
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
