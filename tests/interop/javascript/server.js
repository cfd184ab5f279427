// A server of ours for one test script: `gleaner serve` in a folder of its own, ended with the script, however that ends.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const patience_ms = 150_000;

/// "Name=Value;…" as an object. A value may hold '='.
function settingsOf(connection) {
  return Object.fromEntries(
    connection.split(';').map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)])
  );
}

/// Starts the server and returns its connection string.
async function startServer() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gleaner-interop-'));
  const data = path.join(folder, 'data');
  const log = fs.openSync(path.join(folder, 'log'), 'w');
  const command = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--local-compute', 'off'];
  const head = spawn('setpriv', ['--pdeathsig', 'KILL', process.env.GLEANER_PROGRAM, ...command], {
    stdio: ['ignore', log, log],
  });
  head.unref(); // it does not keep the script from ending
  process.on('exit', () => {
    head.kill('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  const file = path.join(data, 'connection');
  for (const started = Date.now(); Date.now() - started < patience_ms && head.exitCode === null; await sleep(20)) {
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
    if (text !== '') {
      return text;
    }
  }
  throw new Error(`The server did not start: ${fs.readFileSync(path.join(folder, 'log'), 'utf8')}`);
}

module.exports = { startServer, settingsOf };
