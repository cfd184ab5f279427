// What the test scripts share. A server of ours for one script: `gleaner serve` in a folder of its own, ended with the
// script, however that ends.
'use strict';

const assert = require('node:assert/strict');
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

/// Starts the server and returns its connection string and data folder.
async function startServer(...options) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gleaner-interop-'));
  const data = path.join(folder, 'data');
  const log = fs.openSync(path.join(folder, 'log'), 'w');
  const command = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--local-compute', 'off', ...options];
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
      return { connection: text, settings: settingsOf(text), data };
    }
  }
  throw new Error(`The server did not start: ${fs.readFileSync(path.join(folder, 'log'), 'utf8')}`);
}

/// It fails with this code and status, as a program sees them that catches the SDK's error.
async function fails(promise, code, status) {
  await assert.rejects(promise, (error) => {
    assert.equal(`${error.statusCode} ${error.code}`, `${status} ${code}`, error.message);
    return true;
  });
}

const hour_ms = 3_600_000;
/// So many hours from now, to the second.
const inHours = (hours) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * hour_ms);

/// For clients that are to show every answer as it came.
const once = { retryOptions: { maxTries: 1 } };

module.exports = { fails, inHours, once, startServer };
