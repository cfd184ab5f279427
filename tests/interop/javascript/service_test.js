// Azure's SDK for JavaScript against our queue service's own settings: properties, statistics, CORS.
'use strict';

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { QueueServiceClient, StorageSharedKeyCredential } = require('@azure/storage-queue');
const { once, startServer } = require('./support.js');

let settings;
let service;

before(async () => {
  const server = await startServer();
  settings = server.settings;
  service = QueueServiceClient.fromConnectionString(server.connection, once);
});

test('Properties that are set are kept, and what is left out stays', async () => {
  const retention = { enabled: true, days: 5 };
  await service.setProperties({
    queueAnalyticsLogging: { version: '1.0', deleteProperty: true, read: true, write: false, retentionPolicy: retention },
    hourMetrics: { version: '1.0', enabled: true, includeAPIs: true, retentionPolicy: retention },
    minuteMetrics: { version: '1.0', enabled: false, retentionPolicy: { enabled: false } },
  });
  const rule = {
    allowedOrigins: 'http://office.example', allowedMethods: 'GET,PUT', allowedHeaders: 'x-ms-*', exposedHeaders: 'x-ms-*',
    maxAgeInSeconds: 60,
  };
  assert.equal((await service.setProperties({ cors: [rule] }))._response.status, 202);
  const kept = await service.getProperties();
  assert.deepEqual(kept.cors.map((each) => ({ ...each })), [rule]);
  assert.deepEqual([kept.queueAnalyticsLogging.read, kept.queueAnalyticsLogging.write], [true, false]);
  assert.deepEqual([kept.hourMetrics.enabled, kept.hourMetrics.retentionPolicy.days], [true, 5]);
  assert.equal(kept.minuteMetrics.enabled, false);
});

test('A browser is let in by a rule, and by nothing else', async () => {
  await service.createQueue('open');
  await service.setProperties({
    cors: [{
      allowedOrigins: 'http://office.example', allowedMethods: 'GET', allowedHeaders: 'x-ms-*', exposedHeaders: 'x-ms-*',
      maxAgeInSeconds: 60,
    }],
  });
  const preflight = (origin, method) =>
    fetch(`${settings.QueueEndpoint}/open/messages`, {
      method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': method },
    });
  const allowed = await preflight('http://office.example', 'GET');
  assert.equal(allowed.status, 200);
  assert.equal(allowed.headers.get('access-control-allow-origin'), 'http://office.example');
  assert.equal(allowed.headers.get('access-control-max-age'), '60');
  for (const refused of [await preflight('http://other.example', 'GET'), await preflight('http://office.example', 'PUT')]) {
    assert.deepEqual([refused.status, refused.headers.get('x-ms-error-code')], [403, 'CorsPreflightFailure']);
  }
});

test('Statistics are for the read replica', async () => {
  const key = new StorageSharedKeyCredential(settings.AccountName, settings.AccountKey);
  const replica = new QueueServiceClient(`${settings.QueueEndpoint}-secondary`, key, once);
  const { geoReplication } = await replica.getStatistics();
  assert.ok(['live', 'bootstrap', 'unavailable'].includes(geoReplication.status));
  await assert.rejects(service.getStatistics(), { statusCode: 400 });
});
