"""A sentence tried with all that counts now: nothing of it is kept."""

import pytest
from django.urls import reverse

from khien.core.models import LedgerEvent
from khien.screening.known import words as known
from known_things import forget
from own_words_cases import CAUGHT, SPARED, added

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ready_to_look")]
URL = reverse("screening:word_try")


@pytest.fixture
def tried(client, scanner, sign_in):
    sign_in(scanner)
    return lambda sentence: client.post(URL, {"sentence": sentence})


def test_it_says_what_is_found_and_which_own_words_are_in_it(tried, scanner):
    words = added(scanner)
    page = tried(CAUGHT)
    assert page.context["own"] == [words]
    assert "Xúc phạm, bắt nạt" in page.text
    assert reverse("screening:word", args=[words.pk]) in page.text
    assert "Máy không báo gì" in tried(SPARED).text


def test_own_words_too_weak_to_be_shown_alone_are_named_all_the_same(tried, scanner):
    words = added(scanner, strength="weak")
    page = tried(CAUGHT)
    assert page.context["findings"] == []
    assert page.context["own"] == [words]


def test_the_sentence_is_kept_nowhere(tried, scanner):
    added(scanner)
    tried(CAUGHT)
    before = list(LedgerEvent.objects.values_list("verb", flat=True))
    tried(CAUGHT)
    assert list(LedgerEvent.objects.values_list("verb", flat=True)) == before


def test_empty_endless_and_strange_sentences_are_answered(tried):
    assert tried("").status_code == 422
    assert tried("a" * 3000).status_code == 422
    for strange in ("\u202e\u200bzubuzu", "😀" * 50, "<script>alert(1)</script>"):
        page = tried(strange)
        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_a_file_with_a_mistake_is_told_here_and_the_rest_counts(tried, scanner):
    added(scanner)
    known.files_folder().mkdir(exist_ok=True)
    file = known.files_folder() / "sai.csv"
    file.write_text("kind,strength,words\ninsult,huge,abc\n", "utf-8")
    forget()
    try:
        page = tried(CAUGHT)
        assert "sai.csv" in page.context["trouble"]
        assert page.context["findings"]
    finally:
        file.unlink()
