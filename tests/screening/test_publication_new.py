"""Making a list for resolvers."""

import pytest
from django.urls import reverse

from fixtures_lists import a_bank, a_keeper, a_list
from khien.core.models import LedgerEvent
from khien.screening.models import Publication

pytestmark = pytest.mark.django_db
URL = reverse("screening:publication_new")


@pytest.fixture
def keeper(db):
    return a_keeper()


def sending(**changes):
    said = {
        "name": "Cho lớp nhỏ",
        "slug": "lop-nho",
        "categories": ["phishing", "adult"],
        "age": "",
    }
    return said | changes


def test_a_list_is_made_and_asked_for_at_once(sign_in, keeper):
    a_bank("a.example.com", by=keeper, ages=["6-10"])
    answer = sign_in(keeper).post(URL, sending(age="6-10"))
    made = Publication.objects.get()
    assert answer["Location"] == reverse("screening:publication", args=[made.pk])
    assert (made.slug, made.age, made.categories) == ("lop-nho", "6-10", ["phishing", "adult"])
    assert made.asked_at is not None
    assert LedgerEvent.objects.get(verb="PublicationMade").actor_key == keeper.actor_key


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "Lớp nhỏ"}, "Chỉ dùng chữ thường không dấu"),
        ({"slug": "a_b"}, "Chỉ dùng chữ thường không dấu"),
        ({"slug": "-a"}, "Chỉ dùng chữ thường không dấu"),
        ({"slug": "truong-hoc"}, "đã có danh sách khác dùng"),
        ({"categories": []}, "Hãy điền mục này"),
        ({"name": ""}, "Hãy điền mục này"),
        ({"age": "99"}, "data-invalid"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(sign_in, keeper, changes, sentence):
    a_list(keeper)
    answer = sign_in(keeper).post(URL, sending(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Publication.objects.count() == 1
