// Azure's SDK for JavaScript against our queues over TLS, with the certificate that the head made for itself.
'use strict';

const assert = require('node:assert/strict');
const { X509Certificate } = require('node:crypto');
const fs = require('node:fs');
const https = require('node:https');
const path = require('node:path');
const { test } = require('node:test');
const {
  generateQueueSASQueryParameters, QueueClient, QueueSASPermissions, QueueServiceClient, SASProtocol,
  StorageSharedKeyCredential,
} = require('@azure/storage-queue');
const { inHours, once, startServer } = require('./support.js');

test('Everything goes encrypted once the certificate is trusted, and nothing before', async () => {
  const options = { ...once, keepAliveOptions: { enable: false } }; // so that the SDK takes Node's global agent
  const { connection, settings, data } = await startServer('--tls');
  assert.match(settings.QueueEndpoint, /^https:/);
  const service = QueueServiceClient.fromConnectionString(connection, options);
  await assert.rejects(service.createQueue('distrusted'), (error) => /SELF_SIGNED|CERT/.test(error.code));

  const certificate = fs.readFileSync(path.join(data, 'certificate.pem'));
  https.globalAgent.options.ca = [certificate];
  const queue = service.getQueueClient('trusted');
  await queue.create();
  await queue.sendMessage('hello');
  const key = new StorageSharedKeyCredential(settings.AccountName, settings.AccountKey);
  const sas = generateQueueSASQueryParameters(
    {
      queueName: queue.name, permissions: QueueSASPermissions.parse('p'), expiresOn: inHours(1), protocol: SASProtocol.Https,
    },
    key
  );
  const worker = new QueueClient(`${queue.url}?${sas}`, undefined, options);
  const [taken] = (await worker.receiveMessages()).receivedMessageItems;
  assert.equal(taken.messageText, 'hello');
  assert.ok(new X509Certificate(certificate).checkIP('127.0.0.1'), 'the certificate names the address');
});
