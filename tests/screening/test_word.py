"""One rule of the province's own words, and its withdrawal."""

import pytest
from django.urls import reverse

from khien.core import ledger
from khien.core.ids import new_id
from own_words_cases import CAUGHT, SPARED, added

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ready_to_look")]


def url(words, name="word"):
    return reverse(f"screening:{name}", args=[words.pk])


def test_it_tells_its_pair_who_added_it_why_and_for_which_office(client, scanner, sign_in):
    sign_in(scanner)
    words = added(scanner)
    page = client.get(url(words))
    for part in (CAUGHT, SPARED, str(scanner), "Trẻ lớp 7 dùng.", "gấu bông"):
        assert part in page.text
    assert page.context["office"]


def test_it_is_withdrawn_with_a_reason_and_stays_to_be_read(client, scanner, sign_in):
    sign_in(scanner)
    words = added(scanner)
    assert client.post(url(words, "word_withdraw"), {"why": " "}).status_code == 422
    assert (
        client.post(url(words, "word_withdraw"), {"why": "Bắt nhầm tên game."}).status_code == 302
    )
    again = client.post(url(words, "word_withdraw"), {"why": "Lần nữa."}, follow=True)
    assert "đã được gỡ trước đó" in again.text
    words.refresh_from_db()
    assert (words.withdrawn_by, words.withdrawn_why) == (scanner, "Bắt nhầm tên game.")
    assert "Bắt nhầm tên game." in client.get(url(words)).text
    assert [e.verb for e in ledger.history(words.pk)].count("OwnWordsWithdrawn") == 1


def test_one_that_is_not_there_is_not_found(client, scanner, sign_in):
    sign_in(scanner)
    assert client.get(reverse("screening:word", args=[new_id()])).status_code == 404
