// Azure's SDK for JavaScript against our blobs: what Gleaner serves of them, and its edges.
'use strict';

const assert = require('node:assert/strict');
const { createHash } = require('node:crypto');
const { before, beforeEach, describe, test } = require('node:test');
const {
  AccountSASPermissions, BlobSASPermissions, BlobServiceClient, BlockBlobClient, ContainerClient, ContainerSASPermissions,
  generateAccountSASQueryParameters, generateBlobSASQueryParameters, StorageSharedKeyCredential,
} = require('@azure/storage-blob');
const { fails, inHours, once, startServer } = require('./support.js');

const mebibyte = 1_048_576;
const md5Of = (bytes) => createHash('md5').update(bytes).digest();
let key;
let service;
let container;
let blob;
let number = 0;

/// Bytes that repeat nowhere near.
function bytesOf(size) {
  const bytes = Buffer.allocUnsafe(size);
  let state = 20100201;
  for (let i = 0; i < size; ++i) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

const put = (bytes, options = {}, to = blob) => to.upload(bytes, bytes.length, options);

before(async () => {
  const { connection, settings } = await startServer();
  key = new StorageSharedKeyCredential(settings.AccountName, settings.AccountKey);
  service = BlobServiceClient.fromConnectionString(connection, once);
});

beforeEach(async () => {
  container = service.getContainerClient(`container-${++number}`);
  await container.create();
  blob = container.getBlockBlobClient('folder/blob');
});

describe('Containers', () => {
  test('are created, found, and gone when deleted', async () => {
    const other = service.getContainerClient('other');
    assert.equal(await other.exists(), false);
    assert.equal((await other.create())._response.status, 201);
    assert.equal(await other.exists(), true);
    await fails(other.create(), 'ContainerAlreadyExists', 409);
    assert.equal((await other.createIfNotExists()).succeeded, false);
    assert.equal((await other.delete())._response.status, 202);
    assert.equal(await other.exists(), false);
    await fails(other.delete(), 'ContainerNotFound', 404);
    await fails(put(Buffer.from('x'), {}, other.getBlockBlobClient('b')), 'ContainerNotFound', 404);
  });

  test('list their blobs by prefix, page by page', async () => {
    for (const name of ['a/1', 'a/2', 'a/3 & <x>', 'b/1']) {
      await put(Buffer.from(name), {}, container.getBlockBlobClient(name));
    }
    const pages = [];
    for await (const page of container.listBlobsFlat({ prefix: 'a/' }).byPage({ maxPageSize: 2 })) {
      pages.push(page.segment.blobItems.map((item) => [item.name, item.properties.contentLength]));
    }
    assert.deepEqual(pages, [[['a/1', 3], ['a/2', 3]], [['a/3 & <x>', 9]]]);
  });
});

describe('Blobs', () => {
  test('of every size come back whole, with all that is said about them', async () => {
    for (const size of [0, 1, 4_096, 70_000, 3 * mebibyte]) {
      const bytes = bytesOf(size);
      const written = await put(bytes);
      assert.equal(written._response.status, 201);
      assert.match(written.etag, /^"[^"]+"$/);
      assert.deepEqual(Buffer.from(written.contentMD5), md5Of(bytes));
      assert.ok((await blob.downloadToBuffer()).equals(bytes), `${size} bytes`);
      const known = await blob.getProperties();
      assert.deepEqual(
        [known.contentLength, known.etag, known.blobType, known.acceptRanges], [size, written.etag, 'BlockBlob', 'bytes']
      );
      assert.deepEqual(Buffer.from(known.contentMD5), md5Of(bytes));
      assert.equal(known.lastModified.getTime(), written.lastModified.getTime());
    }
  });

  test('keep their type and metadata', async () => {
    const headers = { blobContentType: 'image/png', blobCacheControl: 'no-cache', blobContentDisposition: 'inline' };
    await put(Buffer.from('x'), { blobHTTPHeaders: headers, metadata: { a_c: '1', a1: 'b c', job: 'x;y' } });
    const known = await blob.getProperties();
    assert.deepEqual([known.contentType, known.cacheControl, known.contentDisposition], ['image/png', 'no-cache', 'inline']);
    assert.deepEqual(known.metadata, { a_c: '1', a1: 'b c', job: 'x;y' });
  });

  test('with a wrong MD5 are refused', async () => {
    const bytes = Buffer.from('hello');
    await put(bytes, { blobHTTPHeaders: { blobContentMD5: md5Of(bytes) } });
    const sas = generateBlobSASQueryParameters(
      { containerName: container.containerName, permissions: ContainerSASPermissions.parse('cw'), expiresOn: inHours(1) }, key
    );
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' };
    const send = (md5) =>
      fetch(`${container.url}/checked?${sas}`, { method: 'PUT', headers: { ...headers, 'Content-MD5': md5 }, body: bytes });
    const wrong = await send(md5Of(Buffer.from('other')).toString('base64'));
    assert.deepEqual([wrong.status, wrong.headers.get('x-ms-error-code')], [400, 'Md5Mismatch']);
    const malformed = await send('no MD5');
    assert.deepEqual([malformed.status, malformed.headers.get('x-ms-error-code')], [400, 'InvalidMd5']);
    assert.equal(await container.getBlobClient('checked').exists(), false);
    assert.equal((await send(md5Of(bytes).toString('base64'))).status, 201);
  });

  test('are read in ranges', async () => {
    const bytes = bytesOf(100_000);
    await put(bytes);
    assert.ok((await blob.downloadToBuffer(10, 20)).equals(bytes.subarray(10, 30)));
    assert.ok((await blob.downloadToBuffer(0, undefined, { blockSize: 30_000, concurrency: 4 })).equals(bytes));
    const part = await blob.download(99_990, 100);
    assert.deepEqual([part._response.status, part.contentRange, part.contentLength], [206, 'bytes 99990-99999/100000', 10]);
    part.readableStreamBody.resume();
    const checked = await blob.download(0, 1_000, { rangeGetContentMD5: true });
    assert.deepEqual(Buffer.from(checked.contentMD5), md5Of(bytes.subarray(0, 1_000)));
    assert.deepEqual(Buffer.from(checked.blobContentMD5), md5Of(bytes));
    checked.readableStreamBody.resume();
    await fails(blob.download(100_000, 1), 'InvalidRange', 416);
  });

  test('keep to conditions', async () => {
    const first = await put(Buffer.from('one'));
    await fails(put(Buffer.from('two'), { conditions: { ifNoneMatch: '*' } }), 'BlobAlreadyExists', 409);
    const second = await put(Buffer.from('two'), { conditions: { ifMatch: first.etag } });
    await fails(put(Buffer.from('three'), { conditions: { ifMatch: first.etag } }), 'ConditionNotMet', 412);
    await fails(blob.download(0, undefined, { conditions: { ifMatch: first.etag } }), 'ConditionNotMet', 412);
    await assert.rejects(blob.download(0, undefined, { conditions: { ifNoneMatch: second.etag } }), { statusCode: 304 });
    await fails(blob.delete({ conditions: { ifMatch: first.etag } }), 'ConditionNotMet', 412);
    await put(Buffer.from('new'), { conditions: { ifNoneMatch: '*' } }, container.getBlockBlobClient('new'));
    assert.equal((await blob.downloadToBuffer()).toString(), 'two');
  });

  test('are gone when deleted', async () => {
    await put(Buffer.from('x'));
    assert.equal((await blob.delete())._response.status, 202);
    assert.equal(await blob.exists(), false);
    await fails(blob.delete(), 'BlobNotFound', 404);
    await fails(blob.download(), 'BlobNotFound', 404);
    assert.equal((await blob.deleteIfExists()).succeeded, false);
  });

  test('are put together from blocks', async () => {
    const bytes = bytesOf(3 * mebibyte + 17);
    await blob.uploadData(bytes, { blockSize: mebibyte, maxSingleShotSize: mebibyte, concurrency: 3 });
    assert.ok((await blob.downloadToBuffer()).equals(bytes));
    const id = (text) => Buffer.from(text).toString('base64');
    await blob.stageBlock(id('b'), Buffer.from('world'), 5);
    await blob.stageBlock(id('a'), Buffer.from('hello '), 6);
    assert.ok((await blob.downloadToBuffer()).equals(bytes), 'what is staged does not show');
    await blob.commitBlockList([id('a'), id('b')]);
    assert.equal((await blob.downloadToBuffer()).toString(), 'hello world');
    await fails(blob.commitBlockList([id('missing')]), 'InvalidBlockList', 400);
  });

  test('of any names are told apart', async () => {
    const names = ['a b', 'a%20b', 'ü/世界', "q?x=1&y='2'", 'dots..', 'UPPER', 'upper', 'plus+', 'semi;colon=1'];
    for (const name of names) {
      await put(Buffer.from(name), {}, container.getBlockBlobClient(name));
    }
    for (const name of names) {
      assert.equal((await container.getBlockBlobClient(name).downloadToBuffer()).toString(), name);
    }
    const listed = [];
    for await (const item of container.listBlobsFlat()) {
      listed.push(item.name);
    }
    assert.deepEqual(listed.sort(), [...names].sort());
  });
});

describe('Shared access signatures', () => {
  const sasFor = (fields) => generateBlobSASQueryParameters({ containerName: container.containerName, ...fields }, key);
  const wrongPermission = ['AuthorizationPermissionMismatch', 403];

  test('of a container open what their letters say', async () => {
    await put(Buffer.from('hello'));
    const reading = { permissions: ContainerSASPermissions.parse('r'), expiresOn: inHours(1) };
    const reader = new ContainerClient(`${container.url}?${sasFor(reading)}`, undefined, once).getBlockBlobClient(blob.name);
    assert.equal((await reader.downloadToBuffer()).toString(), 'hello');
    await fails(put(Buffer.from('x'), {}, reader), ...wrongPermission);
    await fails(reader.delete(), ...wrongPermission);
    const creating = { permissions: ContainerSASPermissions.parse('c'), startsOn: inHours(-1), expiresOn: inHours(1) };
    const creator = new ContainerClient(`${container.url}?${sasFor(creating)}`, undefined, once);
    await put(Buffer.from('new'), {}, creator.getBlockBlobClient('new'));
    await fails(creator.getBlockBlobClient('new').download(), ...wrongPermission);
  });

  test('of one blob open that blob only', async () => {
    await put(Buffer.from('hello'));
    const sas = sasFor({ blobName: blob.name, permissions: BlobSASPermissions.parse('r'), expiresOn: inHours(1) });
    assert.equal((await new BlockBlobClient(`${blob.url}?${sas}`, undefined, once).downloadToBuffer()).toString(), 'hello');
    await fails(new BlockBlobClient(`${container.url}/other?${sas}`, undefined, once).download(), 'AuthenticationFailed', 403);
  });

  test('follow the stored policy of their container', async () => {
    await put(Buffer.from('hello'));
    const policy = { permissions: 'r', startsOn: inHours(-1), expiresOn: inHours(1) };
    await container.setAccessPolicy(undefined, [{ id: 'worker', accessPolicy: policy }]);
    assert.deepEqual((await container.getAccessPolicy()).signedIdentifiers.map((each) => each.id), ['worker']);
    const worker = new ContainerClient(`${container.url}?${sasFor({ identifier: 'worker' })}`, undefined, once);
    assert.equal((await worker.getBlockBlobClient(blob.name).downloadToBuffer()).toString(), 'hello');
    await container.setAccessPolicy(undefined, []);
    await fails(worker.getBlockBlobClient(blob.name).download(), 'AuthenticationFailed', 403);
  });

  test('of the account open what their letters and kinds say', async () => {
    await put(Buffer.from('hello'));
    const sas = generateAccountSASQueryParameters(
      { permissions: AccountSASPermissions.parse('r'), resourceTypes: 'o', services: 'b', expiresOn: inHours(1) }, key
    );
    const reader = new BlockBlobClient(`${blob.url}?${sas}`, undefined, once);
    assert.equal((await reader.downloadToBuffer()).toString(), 'hello');
    await fails(reader.delete(), ...wrongPermission);
  });
});
