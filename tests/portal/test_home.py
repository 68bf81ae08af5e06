"""Home answers "what do you need?", with the newest news, and stands when the database is away."""

import pytest
from django.core.cache import caches
from django.db import OperationalError

from fixtures_publishing import NOW, WORDS
from khien.publishing import actions
from khien.publishing.queries import public

WAYS = ("/bao-tin/", "/tra-cuu/", "/hoc/", "/giup-do/", "/ke-hoach/", "/tim/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_home_leads_to_every_need_and_costs_one_question(
    client, language, django_assert_num_queries
):
    with django_assert_num_queries(1):
        page = client.get("/", headers={"Accept-Language": language})
    with django_assert_num_queries(0):
        client.get("/", headers={"Accept-Language": language})
    main = page.text.partition("<main")[2].partition("</main>")[0]
    assert all(f'"{way}"' in main for way in WAYS)
    assert 'href="tel:111"' in page.text
    assert not page.cookies


def test_home_stands_without_the_database(client, monkeypatch):
    def away(*_args, **_more):
        raise OperationalError

    monkeypatch.setattr(public, "listing", away)
    page = client.get("/")
    assert page.status_code == 200
    assert "/bao-tin/" in page.text


def test_the_newest_three_are_told(client, writer, reader):
    for number in range(4):
        words = WORDS.__class__(f"Tin số {number}", WORDS.summary, WORDS.body)
        made = actions.start("news", language="vi", words=words, by=writer, now=NOW)
        actions.submit(made.pk, by=writer, now=NOW)
        actions.publish(made.pk, planned=None, by=reader, now=NOW)
    caches["process"].clear()
    assert client.get("/").text.count("Tin số") == 3
