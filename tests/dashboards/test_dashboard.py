"""The dashboard: who reads it, its figures, what it hides, its address, its cost."""

import re
from datetime import date

import pytest
from django.urls import reverse

from dashboards.conftest import DAY
from fixtures_directory import organisation
from fixtures_incident import NOW
from khien.core.calendars import today
from khien.directory.models import Function, Level
from khien.people.roles import ROLES, Permission, Role
from khien.steering.models import Plan

pytestmark = pytest.mark.django_db
URL = reverse("dashboards:dashboard")
TOTALS = ("Xã Bến Hòa", "Xã Đồi Thông", "Phường Suối Ngọc")


def text(answer):
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def cells(answer):
    """Per commune the three figures as the table shows them: (done, all), None where hidden."""
    return {
        row.name: [c.figure and (c.figure.numerator, c.figure.denominator) for c in row.cells]
        for row in answer.context["rows"]
    }


@pytest.mark.parametrize("role", Role)
def test_it_opens_for_whoever_may_see_figures(sign_in, staff, province, role):
    answer = sign_in(staff(role, territory=province.province)).get(URL)
    allowed = Permission.DASHBOARD_VIEW in ROLES[role].permissions
    assert answer.status_code == (200 if allowed else 403)


def test_a_leader_of_a_commune_or_an_agency_finds_their_own_at_once(sign_in, staff, province):
    here, office = province.communes[0], province.office(Function.EDUCATION)
    of_commune = sign_in(staff(Role.LEADER, territory=here)).get(URL).text
    assert reverse("dashboards:commune", args=[here.pk]) in of_commune.split("k-grid")[0]
    head = staff(Role.LEADER, territory=province.province, organisation=office)
    page = sign_in(head).get(URL).text.split("k-grid")[0]
    assert reverse("dashboards:agency", args=[office.pk]) in page
    chair = staff(Role.LEADER, territory=province.province)
    assert not sign_in(chair).get(URL).context["own"]


def test_it_is_read_and_never_posted_to(sign_in, leader):
    assert sign_in(leader).post(URL).status_code == 405


def test_nothing_of_nothing_is_not_arisen_and_no_percentage(sign_in, leader):
    answer = sign_in(leader).get(URL)
    shown = text(answer)
    assert shown.count("Không phát sinh Chưa có việc nào thuộc diện tính") == 2
    assert cells(answer)["Xã Bến Hòa"] == [(0, 0), (0, 0), (0, 0)]
    assert "Xã Bến Hòa: không phát sinh" in text(sign_in(leader).get(URL, {"muc": 2}))
    assert "0 %" in answer.content.decode()  # three institutions, none of which organised yet


def test_strict_counts_what_is_pending_as_not_done_and_settled_leaves_it_out(
    sign_in, leader, province, ask, detect
):
    ask(province.communes[0], 10, supported=6, ended=1, withdrawn=1)
    detect(province.communes[1], 8, handled=3, unidentified=3)
    answer = sign_in(leader).get(URL)
    _one, two, three = (card.item for card in answer.context["cards"])
    assert (two.strict.numerator, two.strict.denominator) == (6, 10)
    assert (two.settled.numerator, two.settled.denominator) == (6, 8)
    assert (three.strict.numerator, three.strict.denominator) == (3, 8)
    assert (three.settled.numerator, three.settled.denominator) == (3, 6)
    shown = text(answer)
    assert "60 % 60 % 6 trên 10 yêu cầu Chỉ tính việc đã ngã ngũ: 75 % (6/8)" in shown
    assert "37,5 % 37,5 % 3 trên 8 vi phạm Chỉ tính việc đã ngã ngũ: 50 % (3/6)" in shown


def test_with_nothing_settled_the_settled_figure_has_not_arisen(sign_in, leader, province, ask):
    ask(province.communes[0], 10)
    assert "0 trên 10 yêu cầu Chỉ tính việc đã ngã ngũ: không phát sinh" in text(
        sign_in(leader).get(URL)
    )


def test_every_commune_stands_in_the_table_and_on_the_map_in_order(sign_in, leader):
    answer = sign_in(leader).get(URL)
    assert tuple(cells(answer)) == TOTALS
    assert [dot.label.split(":")[0] for dot in answer.context["map"].dots] == list(TOTALS)


def test_a_leader_sees_no_small_cell_nor_what_would_give_it_away(
    sign_in, leader, province, ask, detect
):
    here, there, third = province.communes
    ask(here, 3, supported=1)
    ask(there, 6, supported=2)
    ask(third, 20, supported=9)
    detect(here, 2, handled=2)
    answer = sign_in(leader).get(URL, {"muc": 2})
    assert {name: row[1] for name, row in cells(answer).items()} == {
        "Phường Suối Ngọc": None,
        "Xã Đồi Thông": None,
        "Xã Bến Hòa": (9, 20),
    }
    assert cells(answer)["Phường Suối Ngọc"][2] is None
    shown = answer.content.decode()
    assert "Phường Suối Ngọc: không hiện" in shown
    assert "Phường Suối Ngọc: 1/3" not in shown
    assert ">1/3<" not in shown
    assert ">2/6<" not in shown
    hidden = next(dot for dot in answer.context["map"].dots if dot.label.startswith("Phường"))
    assert hidden.tone == "neutral"


def test_institutions_are_no_people_and_never_hidden(sign_in, leader):
    assert cells(sign_in(leader).get(URL))["Xã Đồi Thông"][0] == (0, 1)


def test_who_follows_every_figure_sees_the_small_ones(sign_in, manager, province, ask):
    ask(province.communes[0], 3, supported=1)
    answer = sign_in(manager).get(URL)
    assert cells(answer)["Phường Suối Ngọc"][1] == (1, 3)


def test_a_commune_sees_its_own_small_figures_and_not_its_neighbours(sign_in, chair, province, ask):
    own, neighbour, third = province.communes
    ask(own, 3, supported=1)
    ask(neighbour, 2)
    ask(third, 9)
    found = cells(sign_in(chair).get(URL))
    assert found["Phường Suối Ngọc"][1] == (1, 3)
    assert found["Xã Đồi Thông"][1] is None
    assert found["Xã Bến Hòa"][1] is None  # else the total less what is shown gives it away


def test_figures_lead_to_their_rows_only_for_who_may_follow_them(
    sign_in, leader, manager, chair, province, ask, objectives
):
    for commune in province.communes:
        ask(commune, 6)
    trace = reverse("dashboards:trace", args=[objectives[1].pk])
    assert trace not in sign_in(leader).get(URL, {"muc": 2}).content.decode()
    assert sign_in(manager).get(URL, {"muc": 2}).content.decode().count(trace) == 1 + 3 + 3
    own = sign_in(chair).get(URL, {"muc": 2}).content.decode()
    assert own.count(trace) == 1 + 1 + 1
    assert f"ngay=2026-11-23&amp;xa={province.communes[0].pk}" in own


def test_what_is_counted_elsewhere_has_a_row_of_its_own(sign_in, leader, province, ask):
    ask(None, 7, ended=1)
    far = organisation("Xã Tỉnh Bạn", level=Level.COMMUNE, type="Xã", code=("gso", "97001"))
    ask(far, 8, supported=2)
    answer = sign_in(leader).get(URL)
    found = cells(answer)
    assert tuple(found) == (*TOTALS, "Xã Tỉnh Bạn", "Chưa rõ xã, phường")
    assert found["Xã Tỉnh Bạn"][1] == (2, 8)
    assert found["Chưa rõ xã, phường"][1] == (0, 7)
    strict = answer.context["cards"][1].item.strict
    assert sum(row[1][1] for row in found.values()) == strict.denominator == 15


def test_a_day_shows_what_was_known_on_that_day(sign_in, leader, province, ask, detect):
    ask(province.communes[0], 6, supported=6, at=NOW - 9 * DAY, given=today(NOW - 4 * DAY))
    ask(province.communes[0], 5)
    detect(province.communes[0], 5, handled=5, at=NOW - 9 * DAY)
    client = sign_in(leader)

    def figures(days_ago):
        day = today(NOW - days_ago * DAY).isoformat()
        cards = client.get(URL, {"ngay": day}).context["cards"]
        return [(c.value.strict.numerator, c.value.strict.denominator) for c in cards[1:]]

    assert figures(0) == [(6, 11), (5, 5)]
    assert figures(3) == [(6, 6), (0, 5)]
    assert figures(4) == [(6, 6), (0, 5)]
    assert figures(5) == [(0, 6), (0, 5)]
    assert figures(10) == [(0, 0), (0, 0)]
    assert figures(365) == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    "day",
    ["0001-01-01", "9999-12-31", "1066-10-14", "2026-02-30", "-1", "' OR 1=1 --", "<b>", "\x00"],
)
def test_a_day_out_of_reach_is_today(sign_in, leader, day):
    answer = sign_in(leader).get(URL, {"ngay": day, "muc": "2"})
    assert answer.context["as_of"] == today(NOW)
    assert "<b>" not in answer.content.decode()
    assert "Trang hiện số liệu đến hôm nay, 23/11/2026." in text(answer)


def test_a_day_to_come_is_today_and_the_field_says_from_when_to_when(sign_in, leader):
    answer = sign_in(leader).get(URL, {"ngay": "2099-01-01"})
    assert answer.context["as_of"] == today(NOW)
    assert "Ngày này chưa đến. Trang hiện số liệu đến hôm nay, 23/11/2026." in text(answer)
    assert 'min="2022-09-23" max="2026-11-23"' in answer.content.decode()
    asked = sign_in(leader).get(URL, {"ngay": "2026-11-20"})
    assert "Trang hiện số liệu đến hôm nay" not in text(asked)


@pytest.mark.parametrize("day", ["1990-01-01", "2190-12-31"])
@pytest.mark.parametrize("number", ["0", "-3", "99", "9" * 30, "x", "1e3", "<b>"])
def test_the_far_ends_and_a_wrong_objective_are_borne(sign_in, leader, day, number):
    answer = sign_in(leader).get(URL, {"ngay": day, "muc": number, "page": "-1", "tep": "exe"})
    assert answer.status_code == 200


def test_the_objective_on_the_map_is_chosen_in_the_address(sign_in, leader, objectives):
    for number, objective in enumerate(objectives, start=1):
        answer = sign_in(leader).get(URL, {"muc": number})
        assert answer.context["shown"].objective == objective
        assert answer.content.decode().count('aria-current="true"') == 1


def test_a_plan_without_objectives_has_no_figures_yet(sign_in, leader, province):
    Plan.objects.create(
        number="1/KH-UBND",
        title="Kế hoạch mới",
        issuer="Ủy ban nhân dân tỉnh Sông Mây",
        starts=date(2026, 1, 1),
        ends=date(2030, 12, 31),
        certainty="?",
    )
    answer = sign_in(leader).get(URL)
    assert "Kế hoạch này chưa có mục tiêu nào" in text(answer)
    assert sign_in(leader).get(URL, {"tep": "csv"})["Content-Type"].startswith("text/html")


def test_the_newest_plan_that_has_begun_is_shown(sign_in, leader, province):
    assert "169/KH-UBND" in text(sign_in(leader).get(URL))
    assert "169/KH-UBND" in text(sign_in(leader).get(URL, {"ngay": "2022-09-23"}))
    assert "Ngày này chưa có kế hoạch nào" in text(sign_in(leader).get(URL, {"ngay": "2022-09-22"}))


def test_its_cost_does_not_grow_with_the_work(
    sign_in, manager, province, ask, detect, costs_the_same
):
    def grow():
        for commune in province.communes:
            ask(commune, 6, supported=2, ended=1)
            detect(commune, 6, handled=2)

    client = sign_in(manager)
    costs_the_same("dashboards/dashboard.html", lambda: client.get(URL), grow, most=30)


def test_what_the_plan_asks_is_told_in_english_too(sign_in, leader):
    client = sign_in(leader)
    client.cookies["django_language"] = "en"
    shown = text(client.get(URL))
    assert "1. Regular education and communication" in shown
    assert "Capacity to enforce the law" in shown
    assert "Giáo dục, truyền thông định kỳ" not in shown
