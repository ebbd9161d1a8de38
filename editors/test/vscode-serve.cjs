// vscode-serve.cjs FLAGS...
//
// Serves an older VS Code, whose server code-server only loads and does not start by itself. Takes the
// flags that the server of a current VS Code takes, and tells its port in the same words.

const http = require('node:http');
const { join } = require('node:path');

function flags(words) {
  const found = { _: [] };
  for (let at = 0; at < words.length; at++) {
    const value = words[at + 1];
    const valued = value !== undefined && !value.startsWith('--');
    found[words[at].slice(2)] = valued ? value : true;
    if (valued) at++;
  }
  return found;
}

async function serve() {
  const main = require(join(__dirname, 'package/lib/vscode/out/server-main.js'));
  const { createServer, spawnCli } = await main.loadCodeWithNls();
  const args = { ...flags(process.argv.slice(2)), compatibility: '1.64' };
  if (args['install-extension']) {
    args['install-extension'] = [args['install-extension']];
    return spawnCli(args);
  }
  const server = await createServer(null, args);
  const listener = http.createServer((request, response) => server.handleRequest(request, response));
  listener.on('upgrade', (request, socket) => server.handleUpgrade(request, socket));
  listener.listen(Number(args.port ?? 0), args.host ?? '127.0.0.1', () => {
    console.log(`Extension host agent listening on ${listener.address().port}`);
  });
}

serve();
