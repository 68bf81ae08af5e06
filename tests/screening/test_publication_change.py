"""Changing what a list holds; its address stays."""

import pytest
from django.urls import reverse

from fixtures_lists import NOW, a_keeper, a_list
from khien.core.models import LedgerEvent
from khien.screening.actions import lists as actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return a_keeper()


@pytest.fixture
def publication(keeper):
    made = a_list(keeper, age="6-10")
    made.asked_at = None
    made.save()
    return made


def url(publication):
    return reverse("screening:publication_change", args=[publication.pk])


def test_all_but_the_address_can_be_changed(sign_in, keeper, publication):
    client = sign_in(keeper)
    page = client.get(url(publication)).content.decode()
    assert 'value="6-10" selected' in page  # also where no bank is for that age any more
    assert "truong-hoc" not in page.split("<main")[1]
    said = {"name": "Tên mới", "categories": ["gambling"], "age": "", "slug": "khac"}
    assert client.post(url(publication), said).status_code == 302
    publication.refresh_from_db()
    assert (publication.name, publication.categories) == ("Tên mới", ["gambling"])
    assert (publication.age, publication.slug) == ("", "truong-hoc")
    assert publication.asked_at is not None
    assert LedgerEvent.objects.filter(verb="PublicationChanged").count() == 1


def test_a_list_that_stopped_cannot_be_changed(sign_in, keeper, publication):
    actions.stop(publication, by=keeper, now=NOW)
    answer = sign_in(keeper).post(url(publication), {"name": "x", "categories": ["gambling"]})
    assert answer.status_code == 422
    assert "đã dừng công bố" in answer.content.decode()
