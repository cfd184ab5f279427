"""Azure's SDK for Python, as Debian has it, against our blobs."""

import hashlib
import itertools
import random
import unittest
import warnings

from azure.core import MatchConditions
from azure.core.exceptions import HttpResponseError
from azure.storage.blob import (AccessPolicy, BlobClient, BlobServiceClient, ContainerSasPermissions, ContentSettings,
                                generate_container_sas)

from support import HOUR, now, settings_of, start_server

CONNECTION = start_server()
SETTINGS = settings_of(CONNECTION)
ACCOUNT, KEY = SETTINGS['AccountName'], SETTINGS['AccountKey']
NUMBERS = itertools.count(1)
MEBIBYTE = 1024 * 1024


class Blobs(unittest.TestCase):
    def setUp(self):
        warnings.simplefilter('ignore', ResourceWarning)  # clients that are dropped, not closed
        self.service = BlobServiceClient.from_connection_string(CONNECTION, retry_total=0)
        self.container = self.service.get_container_client(f'container-{next(NUMBERS)}')
        self.container.create_container()
        self.blob = self.container.get_blob_client('folder/blob')

    def assert_fails(self, code, status, call, *arguments, **named):
        with self.assertRaises(HttpResponseError) as caught:
            call(*arguments, **named)
        self.assertEqual((caught.exception.status_code, caught.exception.error_code), (status, code))

    def test_containers_are_created_and_gone_when_deleted(self):
        other = self.service.get_container_client('other')
        self.assertFalse(other.exists())
        other.create_container()
        self.assertTrue(other.exists())
        self.assert_fails('ContainerAlreadyExists', 409, other.create_container)
        other.delete_container()
        self.assert_fails('ContainerNotFound', 404, other.delete_container)

    def test_every_size_comes_back_whole(self):
        for size in (0, 1, 70000, 3 * MEBIBYTE):
            content = random.Random(size).randbytes(size)
            written = self.blob.upload_blob(content, overwrite=True, content_settings=ContentSettings('image/png'),
                                            metadata={'a_c': '1', 'a1': 'b c'})
            self.assertEqual(bytes(written['content_md5']), hashlib.md5(content).digest())
            self.assertEqual(self.blob.download_blob().readall(), content)
            known = self.blob.get_blob_properties()
            self.assertEqual((known.size, known.etag, known.content_settings.content_type, known.metadata),
                             (size, written['etag'], 'image/png', {'a_c': '1', 'a1': 'b c'}))

    def test_content_is_checked_on_its_way(self):
        self.blob.upload_blob(b'hello', validate_content=True)
        self.assertEqual(self.blob.download_blob(validate_content=True).readall(), b'hello')
        self.assertEqual(self.blob.download_blob(1, 3, validate_content=True).readall(), b'ell')

    def test_ranges_and_conditions_hold(self):
        first = self.blob.upload_blob(b'0123456789')
        self.assertEqual(self.blob.download_blob(2, 3).readall(), b'234')
        self.assertEqual(self.blob.download_blob(8).readall(), b'89')
        self.assert_fails('InvalidRange', 416, self.blob.download_blob, 10)
        self.assert_fails('BlobAlreadyExists', 409, self.blob.upload_blob, b'x')
        self.blob.upload_blob(b'new', overwrite=True, etag=first['etag'],
                              match_condition=MatchConditions.IfNotModified)
        self.assert_fails('ConditionNotMet', 412, self.blob.upload_blob, b'x', overwrite=True, etag=first['etag'],
                          match_condition=MatchConditions.IfNotModified)
        self.blob.delete_blob()
        self.assert_fails('BlobNotFound', 404, self.blob.delete_blob)
        self.assert_fails('BlobNotFound', 404, self.blob.download_blob)

    def test_a_stream_goes_up_in_blocks(self):
        content = random.Random(7).randbytes(9 * MEBIBYTE)
        blob = BlobClient.from_connection_string(CONNECTION, self.container.container_name, 'large', retry_total=0,
                                                 max_single_put_size=MEBIBYTE, max_block_size=MEBIBYTE)
        blob.upload_blob(content, max_concurrency=2)
        self.assertEqual(blob.download_blob(max_concurrency=2).readall(), content)

    def test_blobs_are_listed_by_prefix_page_by_page(self):
        for name in ('a/1', 'a/2', 'a/ü & <3>', 'b/1'):
            self.container.upload_blob(name, name.encode())
        pages = self.container.list_blobs('a/', results_per_page=2).by_page()
        self.assertEqual([[blob.name for blob in page] for page in pages], [['a/1', 'a/2'], ['a/ü & <3>']])

    def test_a_containers_sas_follows_its_stored_policy(self):
        self.blob.upload_blob(b'hello')
        policy = AccessPolicy(ContainerSasPermissions(read=True), expiry=now() + HOUR, start=now() - HOUR)
        self.container.set_container_access_policy({'worker': policy})
        kept = self.container.get_container_access_policy()
        self.assertEqual([each.id for each in kept['signed_identifiers']], ['worker'])
        sas = generate_container_sas(ACCOUNT, self.container.container_name, KEY, policy_id='worker')
        worker = BlobClient.from_blob_url(self.blob.url, credential=sas, retry_total=0)
        self.assertEqual(worker.download_blob().readall(), b'hello')
        self.assert_fails('AuthorizationPermissionMismatch', 403, worker.delete_blob)
        self.container.set_container_access_policy({})
        self.assert_fails('AuthenticationFailed', 403, worker.download_blob)


if __name__ == '__main__':
    unittest.main()
