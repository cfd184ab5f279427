"""Azure's SDK for Python, as Debian has it, against our queues: every operation and its edges."""

import datetime
import itertools
import random
import time
import unittest
import warnings

from azure.core.exceptions import HttpResponseError
from azure.storage.queue import (AccessPolicy, AccountSasPermissions, CorsRule, Metrics, QueueClient,
                                 QueueSasPermissions, QueueServiceClient, ResourceTypes, RetentionPolicy,
                                 generate_account_sas, generate_queue_sas)

from support import HOUR, now, settings_of, start_server

CONNECTION = start_server()
SETTINGS = settings_of(CONNECTION)
ACCOUNT, KEY, ENDPOINT = (SETTINGS[name] for name in ('AccountName', 'AccountKey', 'QueueEndpoint'))
NUMBERS = itertools.count(1)


class QueueCase(unittest.TestCase):
    """A service and an empty queue."""

    def setUp(self):
        warnings.simplefilter('ignore', ResourceWarning)  # clients that are dropped, not closed
        self.service = QueueServiceClient.from_connection_string(CONNECTION, retry_total=0)
        self.queue = self.service.get_queue_client(f'queue-{next(NUMBERS)}')
        self.queue.create_queue()

    def assert_fails(self, code, status, call, *arguments, **named):
        with self.assertRaises(HttpResponseError) as caught:
            call(*arguments, **named)
        self.assertEqual((caught.exception.status_code, caught.exception.error_code), (status, code))

    def take_one(self, **named):
        return next(self.queue.receive_messages(**named))

    def count(self):
        return self.queue.get_queue_properties().approximate_message_count


class Queues(QueueCase):
    def test_are_created_and_gone_when_deleted(self):
        other = self.service.get_queue_client('other')
        other.create_queue(metadata={'owner': 'x'})
        # 204, "there already with this metadata", is an error for this SDK
        self.assert_fails('QueueAlreadyExists', 204, other.create_queue, metadata={'owner': 'x'})
        self.assert_fails('QueueAlreadyExists', 409, other.create_queue)
        other.delete_queue()
        self.assert_fails('QueueNotFound', 404, other.delete_queue)
        self.assert_fails('QueueNotFound', 404, other.send_message, 'x')

    def test_are_listed_by_prefix_page_by_page(self):
        names = [f'list-{letter}' for letter in 'abcde']
        for name in names:
            self.service.create_queue(name, metadata={'is': name})
        pages = self.service.list_queues('list-', include_metadata=True, results_per_page=2).by_page()
        seen = [[(queue.name, queue.metadata) for queue in page] for page in pages]
        expected = [(name, {'is': name}) for name in names]
        self.assertEqual(seen, [expected[:2], expected[2:4], expected[4:]])
        self.assertEqual(list(self.service.list_queues('nobody-')), [])

    def test_with_names_out_of_bounds_are_refused(self):
        self.assert_fails('OutOfRangeInput', 400, self.service.create_queue, 'ab')
        for name in ('Capital', 'two--hyphens', 'under_score'):
            self.assert_fails('InvalidResourceName', 400, self.service.create_queue, name)

    def test_metadata_of_any_names_is_signed_alike_and_kept(self):
        chance = random.Random(20100201)
        letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'
        for _ in range(20):
            names = {'m' + ''.join(chance.choices(letters, k=chance.randint(1, 6))) for _ in range(5)}
            metadata = {name: f'{name} = "a, b"; c' for name in names}
            self.queue.set_queue_metadata(metadata)
            self.assertEqual(self.queue.get_queue_properties().metadata, metadata)
        self.queue.set_queue_metadata({})
        self.assertEqual(self.queue.get_queue_properties().metadata, {})
        self.assert_fails('MetadataTooLarge', 400, self.queue.set_queue_metadata, {'m': 'x' * 8193})


class Messages(QueueCase):
    def test_are_put_peeked_taken_and_deleted(self):
        put = self.queue.send_message('hello')
        self.assertEqual(put.expires_on - put.inserted_on, datetime.timedelta(days=7))
        seen, = self.queue.peek_messages()
        self.assertEqual((seen.id, seen.content, seen.dequeue_count, seen.pop_receipt), (put.id, 'hello', 0, None))
        taken = self.take_one(visibility_timeout=30)
        self.assertEqual((taken.id, taken.content, taken.dequeue_count), (put.id, 'hello', 1))
        self.assertGreater(taken.next_visible_on, now() + datetime.timedelta(seconds=20))
        self.queue.delete_message(taken)
        self.assert_fails('MessageNotFound', 404, self.queue.delete_message, taken)
        self.assertEqual(self.count(), 0)

    def test_come_in_pages_in_their_order(self):
        for i in range(40):
            self.queue.send_message(str(i))
        pages = self.queue.receive_messages(messages_per_page=32).by_page()
        self.assertEqual([[int(message.content) for message in page] for page in pages],
                         [list(range(32)), list(range(32, 40))])
        self.assertEqual(self.count(), 40)
        self.queue.clear_messages()
        self.assertEqual(self.count(), 0)

    def test_are_updated_and_their_old_receipts_void(self):
        put = self.queue.send_message('one')
        updated = self.queue.update_message(put, content='two & <three>', visibility_timeout=0)
        self.assert_fails('PopReceiptMismatch', 400, self.queue.delete_message, put)
        taken = self.take_one()
        self.assertEqual(taken.content, 'two & <three>')
        self.assertNotEqual(taken.pop_receipt, updated.pop_receipt)
        prolonged = self.queue.update_message(taken, visibility_timeout=3600)
        self.assertGreater(prolonged.next_visible_on, now() + HOUR / 2)
        self.queue.update_message(prolonged, visibility_timeout=0)
        self.assertEqual(self.take_one().dequeue_count, 2)

    def test_show_again_when_their_time_is_over(self):
        self.queue.send_message('taken')
        self.queue.send_message('later', visibility_timeout=1)
        self.queue.send_message('gone', time_to_live=1)
        self.take_one(visibility_timeout=1)
        time.sleep(2.1)
        self.assertEqual({message.content for message in self.queue.peek_messages(max_messages=32)}, {'taken', 'later'})
        ever = self.queue.send_message('ever', time_to_live=-1)
        self.assertEqual(ever.expires_on.year, 9999)

    def test_carry_every_text_that_xml_can_carry(self):
        texts = ['<a href="x">&amp;]]>\'</a>', '<![CDATA[x]]>', '&#65;', '  blanks  ', 'tab\tline\nend\n', '\n', ' ',
                 'Grüße 世界 🌍', '\U0010FFFF', '\uFFFD\uE000\uD7FF', 'a\u0085b\u2028c', '\u007F\u009F', '%41+/=?#',
                 '🌍' * 16384, 'x' * 65536, '&' * 65536, '\n' * 65536]
        for text in texts:
            self.queue.send_message(text)
            taken = self.take_one()
            self.assertTrue(taken.content == text, ascii(text[:40]))
            self.queue.update_message(taken, content='\n' + text[1:], visibility_timeout=0)
            again = self.take_one()
            self.assertTrue(again.content == '\n' + text[1:], ascii(text[:40]))
            self.queue.delete_message(again)

    def test_out_of_bounds_are_refused(self):
        put = self.queue.send_message('kept')
        self.assert_fails('InvalidXmlDocument', 400, self.queue.send_message, '\uFFFE')
        self.assert_fails('RequestBodyTooLarge', 413, self.queue.send_message, 'x' * 65537)
        self.assert_fails('RequestBodyTooLarge', 413, self.queue.send_message, 'x' * 1000000)
        outside = 'OutOfRangeQueryParameterValue'
        self.assert_fails(outside, 400, self.take_one, messages_per_page=33)
        self.assert_fails(outside, 400, self.take_one, visibility_timeout=604801)
        self.assert_fails(outside, 400, self.queue.send_message, 'x', time_to_live=0)
        self.assert_fails(outside, 400, self.queue.update_message, put, visibility_timeout=604801)
        self.assertEqual(self.count(), 1)


class Access(QueueCase):
    """What opens without the account's key."""

    def with_sas(self, sas):
        return QueueClient(ENDPOINT, self.queue.queue_name, credential=sas, retry_total=0)

    def sas(self, **named):
        return self.with_sas(generate_queue_sas(ACCOUNT, self.queue.queue_name, KEY, **named))

    def test_a_queues_sas_allows_what_it_says_and_no_more(self):
        adder = self.sas(permission=QueueSasPermissions(add=True), expiry=now() + HOUR)
        adder.send_message('hello')
        self.assert_fails('AuthorizationPermissionMismatch', 403, lambda: list(adder.receive_messages()))
        self.assert_fails('AuthorizationPermissionMismatch', 403, adder.peek_messages)
        worker = self.sas(permission=QueueSasPermissions(process=True, update=True), expiry=now() + HOUR,
                          start=now() - HOUR)
        taken = next(worker.receive_messages())
        worker.delete_message(worker.update_message(taken, content='more', visibility_timeout=10))
        self.assertEqual(self.count(), 0)
        self.assert_fails('AuthorizationPermissionMismatch', 403, worker.send_message, 'x')
        reader = self.sas(permission=QueueSasPermissions(read=True), expiry=now() + HOUR)
        self.assertEqual(reader.get_queue_properties().approximate_message_count, 0)
        everything = QueueSasPermissions(read=True, add=True, update=True, process=True)
        for call in (self.sas(permission=everything, expiry=now() + HOUR).clear_messages,
                     self.sas(permission=everything, expiry=now() + HOUR).delete_queue):
            with self.assertRaises(HttpResponseError) as caught:
                call()
            self.assertEqual(caught.exception.status_code, 403)

    def test_time_address_and_signature_are_checked(self):
        add = QueueSasPermissions(add=True)
        for sas in (self.sas(permission=add, expiry=now() - HOUR), self.sas(permission=add, expiry=now() + HOUR,
                                                                           start=now() + HOUR / 2)):
            self.assert_fails('AuthenticationFailed', 403, sas.send_message, 'x')
        self.sas(permission=add, expiry=now() + HOUR, ip='127.0.0.0-127.0.0.9').send_message('x')
        self.assert_fails('AuthorizationSourceIPMismatch', 403,
                          self.sas(permission=add, expiry=now() + HOUR, ip='10.0.0.1').send_message, 'x')
        self.assert_fails('AuthorizationProtocolMismatch', 403,
                          self.sas(permission=add, expiry=now() + HOUR, protocol='https').send_message, 'x')
        other = generate_queue_sas(ACCOUNT, 'other', KEY, permission=add, expiry=now() + HOUR)
        self.assert_fails('AuthenticationFailed', 403, self.with_sas(other).send_message, 'x')

    def test_a_stored_policy_opens_and_its_removal_closes(self):
        policy = AccessPolicy(permission=QueueSasPermissions(add=True, process=True), expiry=now() + HOUR,
                              start=now() - HOUR)
        self.queue.set_queue_access_policy({'worker & <1>': policy, 'empty': None})
        kept = self.queue.get_queue_access_policy()
        self.assertEqual(sorted(kept), ['empty', 'worker & <1>'])
        self.assertEqual(kept['worker & <1>'].permission, 'ap')
        worker = self.sas(policy_id='worker & <1>')
        worker.send_message('x')
        self.assertEqual(next(worker.receive_messages()).content, 'x')
        self.assert_fails('AuthorizationPermissionMismatch', 403, worker.peek_messages)
        self.queue.set_queue_access_policy({})
        self.assertEqual(self.queue.get_queue_access_policy(), {})
        self.assert_fails('AuthenticationFailed', 403, worker.send_message, 'x')

    def test_an_account_sas_opens_what_its_letters_say(self):
        def client(types, **permissions):
            return generate_account_sas(ACCOUNT, KEY, types, AccountSasPermissions(**permissions), now() + HOUR)

        everything = ResourceTypes(service=True, container=True, object=True)
        service = QueueServiceClient(ENDPOINT, credential=client(everything, list=True, create=True, delete=True),
                                     retry_total=0)
        service.create_queue('by-sas')
        self.assertEqual([queue.name for queue in service.list_queues('by-sas')], ['by-sas'])
        service.delete_queue('by-sas')
        objects = self.with_sas(client(ResourceTypes(object=True), add=True, process=True))
        objects.send_message('x')
        self.assertEqual(next(objects.receive_messages()).content, 'x')
        self.assert_fails('AuthorizationPermissionMismatch', 403, objects.peek_messages)
        self.assert_fails('AuthorizationResourceTypeMismatch', 403, objects.get_queue_properties)

    def test_a_wrong_key_opens_nothing(self):
        wrong = QueueServiceClient(ENDPOINT, credential={'account_name': ACCOUNT, 'account_key': 'd3Jvbmc='},
                                   retry_total=0)
        self.assert_fails('AuthenticationFailed', 403, wrong.create_queue, 'wrong')


class Service(QueueCase):
    def test_properties_are_kept(self):
        rule = CorsRule(['http://office.example'], ['GET', 'PUT'], max_age_in_seconds=60, allowed_headers=['x-ms-*'],
                        exposed_headers=['x-ms-request-id'])
        metrics = Metrics(enabled=True, include_apis=True, retention_policy=RetentionPolicy(enabled=True, days=5))
        self.service.set_service_properties(hour_metrics=metrics, cors=[rule])
        kept = self.service.get_service_properties()
        self.assertEqual(kept['cors'][0].allowed_origins, 'http://office.example')
        self.assertEqual((kept['cors'][0].allowed_methods, kept['cors'][0].max_age_in_seconds), ('GET,PUT', 60))
        self.assertEqual(kept['hour_metrics'].retention_policy.days, 5)
        self.service.set_service_properties(cors=[])
        kept = self.service.get_service_properties()
        self.assertEqual((kept['cors'], kept['hour_metrics'].enabled), ([], True))


if __name__ == '__main__':
    unittest.main()
