"""The list of communes in an area of ethnic minorities: whole lists, each from its day on."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions
from khien.directory.models import CommuneTrait, Trait
from khien.directory.queries import communes_with
from khien.people.roles import Role

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
URL = reverse("directory:traits")


def name(communes, first_day):
    actions.set_trait(
        Trait.ETHNIC_MINORITY,
        [one.pk for one in communes],
        first_day=first_day,
        law="1/QĐ",
        by=SYSTEM,
        now=NOW,
    )


def on(day):
    return communes_with(Trait.ETHNIC_MINORITY, on=day)


def test_a_new_list_ends_what_it_does_not_name(province_with_communes):
    first, second, third = (one.pk for one in province_with_communes.communes)
    name(province_with_communes.communes[:2], date(2026, 1, 1))
    name(province_with_communes.communes[1:], date(2026, 7, 1))
    assert on(date(2025, 12, 31)) == set()
    assert on(date(2026, 6, 30)) == {first, second}
    assert on(date(2026, 7, 1)) == {second, third}
    assert CommuneTrait.objects.count() == 3, "the one named twice keeps its row"
    with pytest.raises(Refused, match="01/07/2026"):
        name([], date(2026, 6, 1))
    name([], date(2026, 7, 1))
    assert on(date(2026, 7, 1)) == set()


def test_the_page_writes_the_list(sign_in, staff, province_with_communes):
    client = sign_in(staff(Role.ADMINISTRATOR))
    chosen = str(province_with_communes.communes[1].pk)
    said = {"first_day": "2026-01-01", "law": "1/QĐ", "communes": [chosen]}
    page = client.post(URL, said, follow=True).content.decode()
    assert "1 trên 3 xã, phường" in page
    assert client.post(URL, said | {"first_day": "2025-01-01"}).status_code == 422
    assert client.post(URL, {"first_day": "hôm qua"}).status_code == 422
