"""Whose difficulties are whose, and the list of them."""

import csv
from io import StringIO
from itertools import count

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.models import SubjectKind
from khien.coordination.queries import difficulties
from khien.coordination.subjects import Subject
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.directory.models import Function, Organisation
from khien.people.models import KeptAway
from khien.people.roles import Role

URL = reverse("coordination:difficulties")


def shown(page):
    return [row.difficulty.title for row in page.context["rows"]]


def test_who_raised_it_who_holds_it_and_who_leads_see_it(
    client, raise_one, teacher, education, steering, health
):
    row = raise_one(title="Ghép lớp")
    for person, sees in ((teacher, True), (education, True), (steering, True), (health, False)):
        client.force_login(person)
        assert shown(client.get(URL)) == (["Ghép lớp"] if sees else [])
        address = reverse("coordination:difficulty", args=[row.pk])
        assert client.get(address).status_code == (200 if sees else 404)


def test_what_is_kept_from_a_person_is_kept_from_them_here_too(
    raise_one, incident, works_at, steering
):
    desk = works_at(Role.INTAKE_OFFICER, Function.CYBER_POLICE)
    office = Organisation.objects.get(pk__in=desk.scope("coordination_work").organisations)
    row = raise_one(office=office, by=desk, about=Subject(SubjectKind.INCIDENT, incident.pk))
    assert row.incident == incident
    assert difficulties.visible_to(steering, NOW).exists()
    KeptAway.objects.create(
        kind="incident", subject=incident.pk, person=steering, noted_at=NOW, noted_by=desk
    )
    steering.forget_duties()
    assert not difficulties.visible_to(steering, NOW).exists()


def test_nobody_raises_one_about_what_they_may_not_see(raise_one, incident):
    with pytest.raises(Refused, match="Không tìm thấy"):
        raise_one(about=Subject(SubjectKind.INCIDENT, incident.pk))


def test_filters_and_the_file(client, raise_one, education):
    raise_one(title="=1+1", blocking=True)
    raise_one(title="Thiếu máy", kind="technical")
    client.force_login(education)
    assert shown(client.get(URL)) == ["=1+1", "Thiếu máy"], "blocking ones first"
    assert shown(client.get(URL, {"ve": "technical"})) == ["Thiếu máy"]
    assert shown(client.get(URL, {"dung": "on", "buoc": "waiting"})) == ["=1+1"]
    assert shown(client.get(URL, {"qua_han": "on"})) == []
    assert shown(client.get(URL, {"tim": "máy"})) == ["Thiếu máy"]
    assert shown(client.get(URL, {"ve": "?", "buoc": "'", "page": "x", "tim": "9" * 30})) == []
    table = csv.reader(StringIO(client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig")))
    assert [row[3] for row in table] == ["Dừng việc", "có", "không"]
    assert client.get(URL, {"tep": "xlsx"}).content[:2] == b"PK"
    assert LedgerEvent.objects.filter(verb="DifficultiesExported").count() == 2


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    client, raise_one, education, costs_the_same
):
    numbers = count(1)

    def grow():
        for _row in range(6):
            raise_one(title=f"Vướng mắc mẫu {next(numbers)}")

    client.force_login(education)
    costs_the_same("coordination/difficulties.html", lambda: client.get(URL), grow, most=18)
