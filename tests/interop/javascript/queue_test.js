// Azure's SDK for JavaScript against our queues: every operation that needs the account's key, and its edges.
'use strict';

const assert = require('node:assert/strict');
const { before, beforeEach, describe, test } = require('node:test');
const { setTimeout: sleep } = require('node:timers/promises');
const { QueueServiceClient, StorageSharedKeyCredential } = require('@azure/storage-queue');
const { fails, once, startServer } = require('./support.js');

const week_ms = 7 * 24 * 3600 * 1000;
let settings;
let service;
let queue;
let number = 0;

const lower = (metadata) => Object.fromEntries(Object.entries(metadata).map(([k, v]) => [k.toLowerCase(), v]));

async function takeOne(options = {}) {
  const { receivedMessageItems: items } = await queue.receiveMessages(options);
  assert.equal(items.length, 1);
  return items[0];
}

async function allOf(pages) {
  const all = [];
  for await (const each of pages) {
    all.push(each);
  }
  return all;
}

before(async () => {
  const server = await startServer();
  settings = server.settings;
  service = QueueServiceClient.fromConnectionString(server.connection, once);
});

beforeEach(async () => {
  queue = service.getQueueClient(`queue-${++number}`);
  await queue.create();
});

describe('Queues', () => {
  test('are created, found, and gone when deleted', async () => {
    const other = service.getQueueClient('other');
    assert.equal(await other.exists(), false);
    assert.equal((await other.create())._response.status, 201);
    assert.equal(await other.exists(), true);
    assert.equal((await other.create())._response.status, 204);
    assert.equal((await other.createIfNotExists()).succeeded, false);
    await fails(other.create({ metadata: { other: 'x' } }), 'QueueAlreadyExists', 409);
    assert.equal((await other.delete())._response.status, 204);
    assert.equal(await other.exists(), false);
    await fails(other.delete(), 'QueueNotFound', 404);
    assert.equal((await other.deleteIfExists()).succeeded, false);
    await fails(other.sendMessage('x'), 'QueueNotFound', 404);
    await fails(other.getProperties(), 'QueueNotFound', 404);
  });

  test('are listed by prefix, page by page, with metadata when asked', async () => {
    const names = ['list-a', 'list-b', 'list-c', 'list-d', 'list-e'];
    for (const name of names) {
      await service.createQueue(name, { metadata: { is: name, Mixed: 'x y' } });
    }
    const pages = [];
    for await (const page of service.listQueues({ prefix: 'list-', includeMetadata: true }).byPage({ maxPageSize: 2 })) {
      pages.push(page.queueItems.map((item) => item.name));
      page.queueItems.forEach((item) => assert.deepEqual({ ...item.metadata }, { is: item.name, Mixed: 'x y' }));
    }
    assert.deepEqual(pages, [names.slice(0, 2), names.slice(2, 4), names.slice(4)]);
    const [first] = await allOf(service.listQueues({ prefix: 'list-c' }));
    assert.equal(first.name, 'list-c');
    assert.equal(first.metadata, undefined);
    assert.deepEqual(await allOf(service.listQueues({ prefix: 'nobody-' })), []);
    for (const name of names) {
      await service.deleteQueue(name);
    }
  });

  test('with names out of bounds are refused', async () => {
    await fails(service.createQueue('ab'), 'OutOfRangeInput', 400);
    await fails(service.createQueue('x'.repeat(64)), 'OutOfRangeInput', 400);
    for (const name of ['Capital', 'two--hyphens', '-first', 'last-', 'under_score']) {
      await fails(service.createQueue(name), 'InvalidResourceName', 400);
    }
  });
});

describe('Metadata', () => {
  test('of any names is signed alike on both sides, kept, and replaced as a whole', async () => {
    const sets = [
      { a_c: '1', a1: '2', ab: '3', A_B: '4', a__: '5', _a: '6', z: '7', a_1: '8', a1_: '9' },
      { defaulttimeout: '120', poisonthreshold: '5' },
      { owner: 'a b, c=d; "e"', tail: 'x:y', empty_after: '~!@#$%^&*()' },
      {},
    ];
    for (const metadata of sets) {
      await queue.setMetadata(metadata);
      assert.deepEqual(lower((await queue.getProperties()).metadata), lower(metadata));
    }
  });

  test('of a hundred random names is signed alike on both sides', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_';
    let seed = 20100201;
    const chance = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 20; ++round) {
      const metadata = {};
      for (let i = 0; i < 5; ++i) {
        let name = 'm';
        for (let size = chance(6); size >= 0; --size) {
          name += letters[chance(letters.length)];
        }
        metadata[name.toLowerCase()] = `${i}`;
      }
      await queue.setMetadata(metadata);
      assert.deepEqual(lower((await queue.getProperties()).metadata), metadata);
    }
  });

  test('out of bounds is refused', async () => {
    await fails(queue.setMetadata({ large: 'x'.repeat(8193) }), 'MetadataTooLarge', 400);
    await fails(queue.setMetadata({ '1st': 'x' }), 'InvalidMetadata', 400);
    assert.deepEqual((await queue.getProperties()).metadata, {});
  });

  test('comes with the number of messages', async () => {
    await queue.sendMessage('a');
    await queue.sendMessage('b', { visibilityTimeout: 60 });
    await takeOne();
    assert.equal((await queue.getProperties()).approximateMessagesCount, 2);
  });
});

describe('Messages', () => {
  test('are put, peeked, taken and deleted, with all that is said about them', async () => {
    const begun = Date.now();
    const put = await queue.sendMessage('hello');
    assert.match(put.messageId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(put.expiresOn - put.insertedOn, week_ms);
    assert.ok(Math.abs(put.insertedOn - begun) < 60_000);
    assert.equal(put.nextVisibleOn.getTime(), put.insertedOn.getTime());
    const [seen] = (await queue.peekMessages()).peekedMessageItems;
    assert.deepEqual([seen.messageId, seen.messageText, seen.dequeueCount], [put.messageId, 'hello', 0]);
    assert.equal('popReceipt' in seen, false);
    const taken = await takeOne({ visibilityTimeout: 30 });
    assert.deepEqual([taken.messageId, taken.messageText, taken.dequeueCount], [put.messageId, 'hello', 1]);
    assert.deepEqual([taken.insertedOn, taken.expiresOn], [put.insertedOn, put.expiresOn]);
    assert.ok(taken.nextVisibleOn - begun >= 29_000);
    assert.notEqual(taken.popReceipt, put.popReceipt);
    assert.equal((await queue.peekMessages()).peekedMessageItems.length, 0);
    assert.equal((await queue.deleteMessage(taken.messageId, taken.popReceipt))._response.status, 204);
    await fails(queue.deleteMessage(taken.messageId, taken.popReceipt), 'MessageNotFound', 404);
  });

  test('come 32 at a time at most, in their order', async () => {
    for (let i = 0; i < 40; ++i) {
      await queue.sendMessage(`${i}`);
    }
    const texts = (items) => items.map((item) => Number(item.messageText));
    const all = [...Array(40).keys()];
    assert.deepEqual(texts((await queue.peekMessages({ numberOfMessages: 32 })).peekedMessageItems), all.slice(0, 32));
    const first = await queue.receiveMessages({ numberOfMessages: 32 });
    const rest = await queue.receiveMessages({ numberOfMessages: 32 });
    assert.deepEqual(texts(first.receivedMessageItems), all.slice(0, 32));
    assert.deepEqual(texts(rest.receivedMessageItems), all.slice(32));
    assert.deepEqual((await queue.receiveMessages()).receivedMessageItems, []);
  });

  test('are updated: text, time, a new receipt each time', async () => {
    const put = await queue.sendMessage('one');
    const updated = await queue.updateMessage(put.messageId, put.popReceipt, 'two & <three>', 0);
    assert.ok(updated.nextVisibleOn instanceof Date);
    await fails(queue.deleteMessage(put.messageId, put.popReceipt), 'PopReceiptMismatch', 400);
    const taken = await takeOne();
    assert.equal(taken.messageText, 'two & <three>');
    const longer = await queue.updateMessage(taken.messageId, taken.popReceipt, undefined, 3600);
    assert.ok(longer.nextVisibleOn - Date.now() > 3_500_000);
    await queue.updateMessage(taken.messageId, longer.popReceipt, undefined, 0);
    const again = await takeOne();
    assert.deepEqual([again.messageText, again.dequeueCount], ['two & <three>', 2]);
  });

  test('show again when their time is over, and are deleted late but first', async () => {
    await queue.sendMessage('late');
    await queue.sendMessage('later', { visibilityTimeout: 1 });
    await queue.sendMessage('gone', { messageTimeToLive: 1 });
    const taken = await takeOne({ visibilityTimeout: 1 });
    await sleep(2_100);
    const { peekedMessageItems: items } = await queue.peekMessages({ numberOfMessages: 32 });
    assert.deepEqual(items.map((item) => item.messageText).sort(), ['late', 'later']);
    await queue.deleteMessage(taken.messageId, taken.popReceipt);
    assert.equal((await queue.getProperties()).approximateMessagesCount, 1);
  });

  test('live for ever on request', async () => {
    const put = await queue.sendMessage('ever', { messageTimeToLive: -1 });
    assert.equal(put.expiresOn.toISOString(), '9999-12-31T23:59:59.000Z');
  });

  test('are cleared, hidden ones too', async () => {
    await queue.sendMessage('a');
    await queue.sendMessage('b', { visibilityTimeout: 60 });
    await takeOne();
    assert.equal((await queue.clearMessages())._response.status, 204);
    assert.equal((await queue.getProperties()).approximateMessagesCount, 0);
  });

  test('carry every text that XML can carry and the SDK sends', async () => {
    const texts = [
      '<a href="x">&amp;]]>\'</a>', '<![CDATA[x]]>', '&#65;&lt;', '  blanks around  ', 'tab\tend', '', ' ', '\t',
      'Grüße 世界 🌍', '\u{10FFFF}', '\uFFFD\uE000\uD7FF', 'a\u0085b\u2028c', '\u007F\u009F', '%41+/=?#',
      '🌍'.repeat(16_384), 'x'.repeat(65_536), '&'.repeat(65_536), 'é'.repeat(32_768),
    ];
    for (const text of texts) {
      const put = await queue.sendMessage(text);
      const taken = await takeOne();
      assert.ok(taken.messageText === text, `${JSON.stringify(text.slice(0, 40))} (${text.length})`);
      const updated = await queue.updateMessage(taken.messageId, taken.popReceipt, `${text.slice(1)}`, 0);
      const [seen] = (await queue.peekMessages()).peekedMessageItems;
      assert.ok(seen.messageText === text.slice(1) || text.codePointAt(0) > 0xffff, 'updated');
      await queue.deleteMessage(put.messageId, updated.popReceipt);
    }
  });

  test('whose text XML cannot carry, or which are too large, are refused', async () => {
    await fails(queue.sendMessage('\u0001'), 'InvalidXmlDocument', 400);
    await fails(queue.sendMessage('\uFFFE'), 'InvalidXmlDocument', 400);
    await fails(queue.sendMessage('x'.repeat(65_537)), 'RequestBodyTooLarge', 413);
    await fails(queue.sendMessage('x'.repeat(1_000_000)), 'RequestBodyTooLarge', 413);
  });

  test('with counts and times out of bounds are refused', async () => {
    const outOfRange = 'OutOfRangeQueryParameterValue';
    const put = await queue.sendMessage('kept');
    await fails(queue.receiveMessages({ numberOfMessages: 33 }), outOfRange, 400);
    await fails(queue.receiveMessages({ numberOfMessages: 0 }), outOfRange, 400);
    await fails(queue.receiveMessages({ visibilityTimeout: 0 }), outOfRange, 400);
    await fails(queue.receiveMessages({ visibilityTimeout: 604_801 }), outOfRange, 400);
    await fails(queue.peekMessages({ numberOfMessages: 33 }), outOfRange, 400);
    await fails(queue.sendMessage('x', { visibilityTimeout: -1 }), outOfRange, 400);
    await fails(queue.sendMessage('x', { messageTimeToLive: 0 }), outOfRange, 400);
    await fails(queue.sendMessage('x', { messageTimeToLive: -2 }), outOfRange, 400);
    await fails(queue.updateMessage(put.messageId, put.popReceipt, 'x', 604_801), outOfRange, 400);
    assert.equal((await queue.getProperties()).approximateMessagesCount, 1);
  });

  test('that are not there, or receipts that are stale, have their codes', async () => {
    const put = await queue.sendMessage('one');
    const stranger = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
    await fails(queue.deleteMessage(stranger, put.popReceipt), 'MessageNotFound', 404);
    await fails(queue.updateMessage(stranger, put.popReceipt, 'x', 0), 'MessageNotFound', 404);
    await takeOne();
    await fails(queue.deleteMessage(put.messageId, put.popReceipt), 'PopReceiptMismatch', 400);
    await fails(queue.updateMessage(put.messageId, put.popReceipt, 'x', 0), 'PopReceiptMismatch', 400);
  });
});

describe('Requests', () => {
  test('with a wrong key or account are refused', async () => {
    const wrong = (name, key) =>
      new QueueServiceClient(settings.QueueEndpoint, new StorageSharedKeyCredential(name, key), once).createQueue('wrong');
    await fails(wrong(settings.AccountName, Buffer.from('wrong').toString('base64')), 'AuthenticationFailed', 403);
    await fails(wrong('stranger', settings.AccountKey), 'AuthenticationFailed', 403);
  });

  test('carry their id to the answer, many at once', async () => {
    const answers = await Promise.all([...Array(64).keys()].map((i) => queue.sendMessage(`${i}`)));
    for (const answer of answers) {
      assert.equal(answer.clientRequestId, answer._response.request.headers.get('x-ms-client-request-id'));
    }
    assert.equal(new Set(answers.map((answer) => answer.requestId)).size, answers.length);
    assert.equal((await queue.getProperties()).approximateMessagesCount, 64);
  });
});
