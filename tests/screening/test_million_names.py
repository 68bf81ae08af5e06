"""A million names: made by a process of its own, sent in pieces, without filling this one."""

import psutil
import pytest
from django.db import connection
from django.test import Client

from fixtures_lists import a_bank, a_keeper, a_list, publish

# Not within one transaction: the database ends those that are idle for a minute.
pytestmark = pytest.mark.django_db(transaction=True)
MANY = 1_000_000
MEGABYTE = 1024 * 1024
ROWS = """
    INSERT INTO screening_addressentry
           (bank_id, value, added_at, revision, note, withdrawn_why, withdrawn_for)
    SELECT %s, 'example!b' || n %% 5000 || '!a' || n, now() - interval '1 year', 1, '', '', ''
      FROM generate_series(1, %s) AS n
"""


def held():
    return psutil.Process().memory_info().rss / MEGABYTE


def fetched(form, **options):
    """How many bytes and lines."""
    size = lines = 0
    for piece in Client().get(f"/danh-sach-chan/truong-hoc/{form}", **options).streaming_content:
        size += len(piece)
        lines += piece.count(b"\n")
    return size, lines


def test_a_million_names_are_published_and_fetched_in_pieces():
    bank = a_bank(by=a_keeper())
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [bank.pk, MANY])
    publication = a_list(bank.created_by)
    before = held()
    edition = publish(publication)
    assert edition.entries == MANY
    size, lines = fetched("rpz.zone")
    assert lines == 4 + 2 * MANY
    assert size > 30 * MEGABYTE
    small, _ = fetched("rpz.zone", headers={"Accept-Encoding": "gzip"})
    assert small < size / 4
    assert fetched("hosts.txt")[1] == MANY + 1
    assert held() - before < 100
