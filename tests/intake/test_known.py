"""Earlier contacts and the same child, while somebody types: misspelt, unmarked, by number, age."""

from datetime import timedelta

import pytest

from desk_cases import contact_by
from intake_cases import NOW
from khien.intake import extensions
from khien.intake.actions import contact_links, sending
from khien.intake.extensions import Clues, Row
from khien.intake.queries.known import known
from khien.people.roles import Role

NAME = "Bùi Thị Hồng Nhung"


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


def found(user, *names, **clues):
    told = known(list(names), Clues(**clues), user=user, now=NOW)
    return [each.contact.pk for each in told.contacts]


@pytest.mark.parametrize(
    "typed",
    [
        NAME,
        "bui thi hong nhung",
        "hong nhung",
        "BÙI NHUNG",
        "bùi thị hồng nhun",
        "bui hong nhug",
        "nhung",
    ],
)
def test_a_child_is_found_however_the_name_is_written(counsellor, typed):
    kept = contact_by(counsellor, child_name=NAME, child_age=11)
    contact_by(counsellor, child_name="Quách Văn Mạnh")
    assert found(counsellor, typed) == [kept.pk]


def test_a_common_name_alone_is_asked_to_be_told_further(counsellor):
    contact_by(counsellor, child_name="Nguyễn Thị Lan")
    told = known(["Nguyễn Thị"], Clues(), user=counsellor, now=NOW)
    assert (told.contacts, told.vague) == ([], True)


@pytest.mark.parametrize("typed", ["0912345678", "0912 3456", "+84 912 345 678"])
def test_the_number_finds_the_caller_from_eight_digits_on(counsellor, typed):
    kept = contact_by(counsellor, caller_phone="0912.345.678")
    contact_by(counsellor, caller_phone="0987654321")
    assert found(counsellor, phone=typed) == [kept.pk]
    assert found(counsellor, phone="0912 345") == []


def test_without_a_name_age_and_commune_find_the_latest(counsellor, province):
    here = province.communes[0].pk
    kept = contact_by(counsellor, child_age=9, commune_id=here)
    contact_by(counsellor, child_age=14, commune_id=here)
    contact_by(counsellor, child_age=9, commune_id=province.communes[1].pk)
    contact_by(counsellor, child_age=9, commune_id=here, now=NOW - timedelta(days=200))
    assert found(counsellor, age=10, commune=here) == [kept.pk]


def test_the_likest_come_first_and_each_says_why(counsellor, province):
    here = province.communes[0].pk
    alike = contact_by(counsellor, child_name="Bùi Thị Hồng Nhun")
    near = contact_by(counsellor, child_name=NAME, child_age=11, commune_id=here)
    same = contact_by(counsellor, child_name=NAME, child_age=15)
    told = known([NAME], Clues(age=11, commune=here), user=counsellor, now=NOW).contacts
    assert [each.contact.pk for each in told] == [near.pk, same.pk, alike.pk]
    assert told[0].reasons == ["cùng tên", "cùng xã, gần tuổi"]
    assert told[2].reasons == ["tên gần giống"]
    assert {each.name for each in told} == {"B. T. H. Nhung", "B. T. H. Nhun"}


def test_the_contact_itself_is_no_hit(counsellor):
    kept = contact_by(counsellor, child_name=NAME)
    assert known([NAME], Clues(), user=counsellor, now=NOW, but=kept.pk).contacts == []


def test_who_is_kept_away_from_its_report_finds_nothing(counsellor, report, intake_officer):
    kept, told = contact_by(counsellor, child_name=NAME), report()
    contact_links.link(kept, told, by=counsellor, now=NOW)
    assert found(counsellor, NAME) == [kept.pk]
    sending.keep_away(
        [told],
        person=counsellor.username,
        binding=None,
        why="người nhà",
        by=intake_officer,
        now=NOW,
    )
    assert found(counsellor, NAME) == []


def test_rooms_above_may_tell_of_children_they_know(counsellor, monkeypatch):
    asked = []

    def search(clues, user):
        asked.append((clues.name, user))
        return [Row("Hồ sơ 12", "/x/")]

    monkeypatch.setattr(extensions, "_child_searches", [search])
    told = known([NAME], Clues(name=NAME), user=counsellor, now=NOW)
    assert [row.text for row in told.elsewhere] == ["Hồ sơ 12"]
    assert asked == [(NAME, counsellor)]
