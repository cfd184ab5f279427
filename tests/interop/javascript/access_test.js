// Azure's SDK for JavaScript against our queues: stored policies, service and account SAS, as the SDK makes them.
'use strict';

const assert = require('node:assert/strict');
const { before, beforeEach, describe, test } = require('node:test');
const {
  AccountSASPermissions, generateAccountSASQueryParameters, generateQueueSASQueryParameters, QueueClient,
  QueueSASPermissions, QueueServiceClient, SASProtocol, StorageSharedKeyCredential,
} = require('@azure/storage-queue');
const { fails, inHours, once, startServer } = require('./support.js');

const permissions = (letters) => QueueSASPermissions.parse(letters);
let endpoint;
let key;
let service;
let queue;
let number = 0;

/// A client that holds a queue's SAS and nothing else.
function withSas(fields, queueName = queue.name) {
  const sas = generateQueueSASQueryParameters({ queueName, ...fields }, key).toString();
  return new QueueClient(`${queue.url}?${sas}`, undefined, once);
}

before(async () => {
  const { connection, settings } = await startServer();
  endpoint = settings.QueueEndpoint;
  key = new StorageSharedKeyCredential(settings.AccountName, settings.AccountKey);
  service = QueueServiceClient.fromConnectionString(connection, once);
});

beforeEach(async () => {
  queue = service.getQueueClient(`queue-${++number}`);
  await queue.create();
});

describe("A queue's SAS", () => {
  test('opens what its letters say and no more', async () => {
    const adder = withSas({ permissions: permissions('a'), expiresOn: inHours(1) });
    await adder.sendMessage('hello');
    await fails(adder.receiveMessages(), 'AuthorizationPermissionMismatch', 403);
    await fails(adder.peekMessages(), 'AuthorizationPermissionMismatch', 403);
    const worker = withSas({ permissions: permissions('up'), startsOn: inHours(-1), expiresOn: inHours(1) });
    const [taken] = (await worker.receiveMessages()).receivedMessageItems;
    const updated = await worker.updateMessage(taken.messageId, taken.popReceipt, 'more', 10);
    await worker.deleteMessage(taken.messageId, updated.popReceipt);
    await fails(worker.sendMessage('x'), 'AuthorizationPermissionMismatch', 403);
    const reader = withSas({ permissions: permissions('r'), expiresOn: inHours(1) });
    assert.equal((await reader.getProperties()).approximateMessagesCount, 0);
    assert.equal((await reader.peekMessages()).peekedMessageItems.length, 0);
  });

  test('never clears, deletes, lists, or touches metadata and policies', async () => {
    const all = withSas({ permissions: permissions('raup'), expiresOn: inHours(1) });
    for (const refused of [
      () => all.clearMessages(), () => all.delete(), () => all.create({ metadata: { a: 'b' } }),
      () => all.setMetadata({ a: 'b' }), () => all.getAccessPolicy(), () => all.setAccessPolicy([]),
    ]) {
      await assert.rejects(refused, { statusCode: 403 });
    }
    assert.equal(await queue.exists(), true);
  });

  test('counts from its start to its end, for its queue, address and protocol', async () => {
    const add = permissions('a');
    await fails(withSas({ permissions: add, expiresOn: inHours(-1) }).sendMessage('x'), 'AuthenticationFailed', 403);
    const later = { permissions: add, startsOn: inHours(1), expiresOn: inHours(2) };
    await fails(withSas(later).sendMessage('x'), 'AuthenticationFailed', 403);
    await fails(withSas({ permissions: add, expiresOn: inHours(1) }, 'other').sendMessage('x'), 'AuthenticationFailed', 403);
    const at = (start, end) => ({ permissions: add, expiresOn: inHours(1), ipRange: { start, end } });
    await withSas(at('127.0.0.1')).sendMessage('x');
    await withSas(at('127.0.0.0', '127.0.0.255')).sendMessage('x');
    await fails(withSas(at('10.0.0.1', '10.0.0.9')).sendMessage('x'), 'AuthorizationSourceIPMismatch', 403);
    const over = (protocol) => ({ permissions: add, expiresOn: inHours(1), protocol });
    await withSas(over(SASProtocol.HttpsAndHttp)).sendMessage('x');
    await fails(withSas(over(SASProtocol.Https)).sendMessage('x'), 'AuthorizationProtocolMismatch', 403);
  });

  test('of an older version of the protocol opens too', async () => {
    const fields = { permissions: permissions('a'), expiresOn: inHours(1), version: '2018-03-28' };
    await withSas(fields).sendMessage('x');
  });
});

describe('Stored policies', () => {
  const policy = (id, letters, hours = 1) => ({
    id, accessPolicy: { permissions: letters, startsOn: inHours(-1), expiresOn: inHours(hours) },
  });

  test('are kept as they are given', async () => {
    const policies = [policy('worker & <1>', 'raup'), policy('b', 'a', 2)];
    await queue.setAccessPolicy(policies);
    const { signedIdentifiers: kept } = await queue.getAccessPolicy();
    assert.deepEqual(kept.map((each) => [each.id, each.accessPolicy.permissions]), [['worker & <1>', 'raup'], ['b', 'a']]);
    assert.deepEqual(kept.map((each) => each.accessPolicy.expiresOn), policies.map((each) => each.accessPolicy.expiresOn));
    await fails(queue.setAccessPolicy([1, 2, 3, 4, 5, 6].map((i) => policy(`p${i}`, 'r'))), 'InvalidXmlDocument', 400);
    await queue.setAccessPolicy([]);
    assert.deepEqual((await queue.getAccessPolicy()).signedIdentifiers, []);
  });

  test('open, are renewed without a new token, and close when they go', async () => {
    await queue.setAccessPolicy([policy('worker', 'a', -0.5)]);
    const worker = withSas({ identifier: 'worker' });
    await fails(worker.sendMessage('x'), 'AuthenticationFailed', 403);
    await queue.setAccessPolicy([policy('worker', 'a')]);
    await worker.sendMessage('x');
    await fails(worker.peekMessages(), 'AuthorizationPermissionMismatch', 403);
    await queue.setAccessPolicy([policy('worker', 'ar')]);
    assert.equal((await worker.peekMessages()).peekedMessageItems.length, 1);
    await queue.setAccessPolicy([]);
    await fails(worker.sendMessage('x'), 'AuthenticationFailed', 403);
  });

  test('may leave the end to the token', async () => {
    await queue.setAccessPolicy([{ id: 'letters', accessPolicy: { permissions: 'a' } }]);
    await withSas({ identifier: 'letters', expiresOn: inHours(1) }).sendMessage('x');
    await fails(withSas({ identifier: 'letters', expiresOn: inHours(-1) }).sendMessage('x'), 'AuthenticationFailed', 403);
  });
});

describe("The account's SAS", () => {
  const withAccountSas = (letters, types, more = {}) => {
    const fields = {
      permissions: AccountSASPermissions.parse(letters), resourceTypes: types, services: 'q', expiresOn: inHours(1), ...more,
    };
    return new QueueServiceClient(`${endpoint}?${generateAccountSASQueryParameters(fields, key)}`, undefined, once);
  };

  test('opens what its letters and kinds of resource say', async () => {
    const maker = withAccountSas('lcd', 'sc');
    await maker.createQueue('by-sas');
    const names = [];
    for await (const each of maker.listQueues({ prefix: 'by-sas' })) {
      names.push(each.name);
    }
    assert.deepEqual(names, ['by-sas']);
    await fails(maker.getQueueClient('by-sas').sendMessage('x'), 'AuthorizationResourceTypeMismatch', 403);
    await maker.deleteQueue('by-sas');
    const worker = withAccountSas('ap', 'o').getQueueClient(queue.name);
    await worker.sendMessage('x');
    assert.equal((await worker.receiveMessages()).receivedMessageItems.length, 1);
    await fails(worker.peekMessages(), 'AuthorizationPermissionMismatch', 403);
    await fails(worker.getProperties(), 'AuthorizationResourceTypeMismatch', 403);
    await withAccountSas('d', 'o').getQueueClient(queue.name).clearMessages();
  });

  test('for another service, or of an older version, is treated so', async () => {
    const blobs = withAccountSas('raup', 'sco', { services: 'b' }).getQueueClient(queue.name);
    await fails(blobs.sendMessage('x'), 'AuthorizationServiceMismatch', 403);
    const old = withAccountSas('raup', 'sco', { version: '2018-03-28' }).getQueueClient(queue.name);
    await old.sendMessage('x');
    await assert.rejects(withAccountSas('rwdlacup', 'sco').getQueueClient(queue.name).getAccessPolicy(), { statusCode: 403 });
  });
});
