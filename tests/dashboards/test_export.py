"""The dashboard's table as a file: the same figures, the same hidden cells, noted, no formula."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.models import LedgerEvent
from khien.directory.models import OrganisationVersion
from khien.people.roles import Role
from khien.steering.models import Objective, Plan

pytestmark = pytest.mark.django_db
URL = reverse("dashboards:dashboard")


def as_csv(client, **chosen):
    answer = client.get(URL, {"tep": "csv", **chosen})
    assert answer["Content-Disposition"] == 'attachment; filename="bang-dieu-hanh.csv"'
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def as_xlsx(client, **chosen):
    answer = client.get(URL, {"tep": "xlsx", **chosen})
    assert answer["Content-Disposition"] == 'attachment; filename="bang-dieu-hanh.xlsx"'
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    return [[cell.value for cell in row] for row in sheet.rows], sheet


def test_it_holds_every_commune_with_done_and_all(sign_in, manager, province, ask, detect):
    ask(province.communes[0], 3, supported=1)
    detect(province.communes[1], 8, handled=3)
    head, *rows = as_csv(sign_in(manager))
    assert head[0] == "Xã, phường"
    assert head[1:3] == [
        "Giáo dục, truyền thông định kỳ – đạt",
        "Giáo dục, truyền thông định kỳ – tổng",
    ]
    assert rows == [
        ["Xã Bến Hòa", "0", "0", "0", "0", "0", "0"],
        ["Xã Đồi Thông", "0", "1", "0", "0", "3", "8"],
        ["Phường Suối Ngọc", "0", "2", "1", "3", "0", "0"],
    ]
    (_head, *same), _sheet = as_xlsx(sign_in(manager))
    assert [[str(value) for value in row] for row in same] == rows


def test_a_small_cell_is_hidden_in_the_files_too(sign_in, leader, province, ask):
    ask(province.communes[0], 3, supported=1)
    ask(province.communes[1], 6, supported=2)
    ask(province.communes[2], 20, supported=9)
    hidden = ["không hiện", "không hiện"]
    client = sign_in(leader)
    rows = {row[0]: row[3:5] for row in as_csv(client)}
    assert rows["Phường Suối Ngọc"] == rows["Xã Đồi Thông"] == hidden
    assert rows["Xã Bến Hòa"] == ["9", "20"]
    values, _sheet = as_xlsx(client)
    assert {row[0]: row[3:5] for row in values[1:]} == {
        "Phường Suối Ngọc": hidden,
        "Xã Đồi Thông": hidden,
        "Xã Bến Hòa": [9, 20],
    }


def test_a_commune_takes_away_its_own_small_figures_alone(sign_in, chair, province, ask):
    for commune in province.communes:
        ask(commune, 3)
    rows = {row[0]: row[3] for row in as_csv(sign_in(chair))}
    assert rows["Phường Suối Ngọc"] == "0"
    assert rows["Xã Đồi Thông"] == rows["Xã Bến Hòa"] == "không hiện"


def test_the_ledger_knows_who_took_which_figures(sign_in, leader, province):
    yesterday = today(NOW - timedelta(days=1)).isoformat()
    as_csv(sign_in(leader))
    as_xlsx(sign_in(leader), ngay=yesterday)
    first, second = LedgerEvent.objects.filter(verb="DashboardExported").order_by("id")
    assert first.actor_key == second.actor_key == leader.actor_key
    assert first.subject == Plan.objects.get().pk
    assert json.loads(first.data) == {"as_of": "2026-11-23", "kind": "csv", "rows": 3}
    assert json.loads(second.data) == {"as_of": yesterday, "kind": "xlsx", "rows": 3}


def test_a_name_that_looks_like_a_formula_stays_text(sign_in, leader, province):
    OrganisationVersion.objects.filter(organisation=province.communes[2]).update(
        name="=HYPERLINK(1)"
    )
    Objective.objects.filter(position=1).update(title="@SUM(A1)")
    client = sign_in(leader)
    head, *rows = as_csv(client)
    assert head[1] == "'@SUM(A1) – đạt"
    assert "'=HYPERLINK(1)" in [row[0] for row in rows]
    values, sheet = as_xlsx(client)
    assert values[0][1] == "@SUM(A1) – đạt"
    assert "=HYPERLINK(1)" in [row[0] for row in values]
    assert {cell.data_type for row in sheet.rows for cell in row} == {"s", "n"}


@pytest.mark.parametrize("kind", ["exe", "CSV", "../csv", "csv\x00", ""])
def test_another_kind_is_the_page_itself(sign_in, leader, kind):
    answer = sign_in(leader).get(URL, {"tep": kind})
    assert answer["Content-Type"].startswith("text/html")
    assert not LedgerEvent.objects.filter(verb="DashboardExported").exists()


def test_who_may_not_see_the_figures_takes_none(sign_in, staff, province):
    counsellor = staff(Role.COUNSELLOR)
    assert sign_in(counsellor).get(URL, {"tep": "csv"}).status_code == 403
    assert not LedgerEvent.objects.filter(verb="DashboardExported").exists()


def test_its_cost_does_not_grow_with_the_work(
    sign_in, manager, province, ask, django_assert_max_num_queries
):
    client = sign_in(manager)
    client.get(URL)  # begins the session
    for number in (6, 12):
        ask(province.communes[0], number, supported=2)
        with django_assert_max_num_queries(22):
            client.get(URL, {"tep": "csv"})
