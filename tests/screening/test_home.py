"""The room's home: what waits, what runs, and doors only where there is a page one may open."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.permissions import Permission
from khien.core.work import items
from khien.people.models import User
from khien.people.roles import Role
from khien.screening.actions import scans as actions
from khien.screening.models import HitState
from khien.screening.views import home as view
from scan_cases import make_hit

pytestmark = pytest.mark.django_db
URL = reverse("screening:home")


def test_what_waits_and_what_runs(sign_in, scanner, new_scan):
    scan = actions.begin(new_scan("chào").pk, now=NOW)
    actions.count(scan, total=5, now=NOW)
    make_hit(scan)
    make_hit(scan, state=HitState.DISMISSED)
    page = sign_in(scanner).get(URL).content.decode()
    assert "1 phát hiện chờ người xem" in page
    assert '<progress max="5" value="0"' in page
    assert reverse("screening:hits") in page


def test_another_office_is_told_nothing_of_it(sign_in, other_scanner, new_scan):
    make_hit(new_scan("chào"))
    page = sign_in(other_scanner).get(URL).content.decode()
    assert "Không có phát hiện nào đang chờ" in page
    assert "Chưa có lượt rà quét nào" in page


def test_a_door_without_a_page_or_a_permission_is_not_shown(scanner, staff, monkeypatch):
    monkeypatch.setattr(
        view,
        "_DOORS",
        (("screening:hits", "a", ""), ("screening:nowhere", "b", ""), ("people:people", "c", "")),
    )
    assert [door.title for door in view.doors(scanner)] == ["a"]
    assert view.doors(staff(Role.LEADER)) == []


def test_who_keeps_banks_but_scans_nothing_sees_the_doors_alone(sign_in, scanner, monkeypatch):
    may = User.may
    monkeypatch.setattr(
        User, "may", lambda self, p: p is not Permission.SCREENING_WORK and may(self, p)
    )
    page = sign_in(scanner).get(URL)
    assert page.status_code == 200
    assert "Rà quét tài liệu mới" not in page.content.decode()


def test_what_waits_is_on_the_list_of_work(scanner, officer, new_scan):
    assert not [i for i in items(scanner, NOW) if "phát hiện" in i.text]
    make_hit(new_scan("chào"))
    (item,) = [i for i in items(scanner, NOW) if "phát hiện" in i.text]
    assert item.text == "Xem 1 phát hiện của máy"
    assert not [i for i in items(officer, NOW) if "phát hiện" in i.text]


def test_it_costs_the_same_for_more_rows(sign_in, scanner, new_scan, costs_the_same):
    client = sign_in(scanner)

    def grow():
        for _ in range(3):
            make_hit(new_scan("chào"))

    costs_the_same("screening/home.html", lambda: client.get(URL), grow, most=14)
