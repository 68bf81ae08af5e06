"""The State's conversion table: what each line comes to, and that only the word writes."""

import time
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from fixtures_directory import organisation
from khien.core.actors import SYSTEM
from khien.directory import actions, queries
from khien.directory.importer import find_heading, read_sheets
from khien.directory.importer.columns import CONVERSION
from khien.directory.importer.communes import Commune
from khien.directory.importer.conversion import ConversionBook, decide_conversions
from khien.directory.models import (
    Level,
    OrganisationIdentifier,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.people.roles import Role
from school_lists import csv

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY, EVE = date(2025, 7, 1), date(2025, 6, 30)
HEADING = ["Tên Xã mới", "Mã Xã mới", "Tên Xã cũ", "Mã Xã cũ", "Ghi chú"]
TABLE = Path(__file__).parents[3] / "shared/data/admin/national_conversion_2025.csv"
pytestmark = pytest.mark.usefixtures("province_with_communes")


@pytest.fixture
def old_units(province_with_communes):
    """Three communes that ended on the eve; one of their codes is a new unit's now."""
    made = []
    for name, code in (("Xã Bãi Cũ", "98003"), ("Xã Vườn Cũ", "98011"), ("Xã Đò Cũ", "98012")):
        unit = organisation(name, level=Level.COMMUNE, first_day=date(2000, 1, 1))
        lived = DateRange(date(2000, 1, 1), DAY)
        OrganisationVersion.objects.filter(organisation=unit).update(valid=lived)
        OrganisationIdentifier.objects.create(
            organisation=unit, scheme="gso", value=code, valid=lived
        )
        made.append(unit)
    return made


def check(*rows, now=NOW):
    said = {"file_name": "bang.csv", "first_day": DAY, "by": SYSTEM, "now": now}
    return actions.check_conversion(csv(HEADING, *rows, delimiter=";"), **said)


def fates(draft):
    return [(row["outcome"], row["why"]) for row in draft.rows]


NEW = "Phường Suối Ngọc", "98001"
OTHER = "Xã Đồi Thông", "98002"
WHOLE, PART = "Nhập toàn bộ", "Nhập một phần"
LAND, PEOPLE = "Nhập một phần diện tích", "Nhập một phần diện tích, toàn bộ dân số"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([*NEW, "Xã Lạ", "98099", WHOLE], "không có đơn vị nào mang mã 98099 vào ngày ấy"),
        (["Xã Lạ", "98098", "Xã Vườn Cũ", "98011", WHOLE], "không có đơn vị nào mang mã 98098"),
        ([*NEW, "Xã Bến Hòa", "98003", WHOLE], "là xã bãi cũ, không phải xã bến hòa"),
        ([*NEW, "Xã Vườn Cũ", "", WHOLE], "thiếu mã"),
        ([*NEW, "Xã Vườn Cũ", "=1+1", WHOLE], "không phải là mã đơn vị"),
        ([*NEW, "Xã Vườn Cũ", "98011", "chưa rõ"], "không hiểu ghi chú"),
    ],
    ids=["old code", "new code", "code of another day", "no code", "formula", "note"],
)
def test_a_line_is_refused_with_its_reason(old_units, row, why):
    ((outcome, said),) = fates(check(row))
    assert (outcome, why in said.lower()) == ("refused", True), said


def test_lines_that_contradict_each_other_are_all_refused(old_units):
    draft = check(
        [*NEW, "Xã Vườn Cũ", "98011", WHOLE],
        [*OTHER, "Xã Vườn Cũ", "98011", PART],
        [*NEW, "Xã Đò Cũ", "98012", WHOLE],
        [*NEW, "Xã Đò Cũ", "98012", WHOLE],
    )
    assert [outcome for outcome, _ in fates(draft)] == ["refused", "refused", "created", "refused"]


def test_the_word_writes_and_figures_follow(old_units):
    draft = check(
        ["Tỉnh Sông Mây", "", "", "", ""],
        [*NEW, "Xã Bai Cũ", "98003", WHOLE],
        [*NEW, "Xã Vườn Cũ", "98011", PEOPLE],
        [*OTHER, "Xã Vườn Cũ", "98011", LAND],
        [*NEW, "Xã Đò Cũ", "98012", PART],
        [*OTHER, "Xã Đò Cũ", "98012", PART],
    )
    assert [outcome for outcome, _ in fates(draft)] == ["unchanged"] + ["created"] * 5
    assert not SuccessionEdge.objects.exists()
    actions.confirm_draft(draft, by=SYSTEM, now=NOW)
    found = queries.restate({unit.pk: 10 for unit in old_units}, on=EVE, to=DAY).figures
    new, other = (queries.resolve("gso", code, DAY).pk for _, code in (NEW, OTHER))
    assert (found[new].low, found[new].value, found[new].high) == (20, 25, 30)
    assert (found[other].low, found[other].value, found[other].high) == (0, 5, 10)
    again = check([*NEW, "Xã Vườn Cũ", "98011", PEOPLE], [*NEW, "Xã Đò Cũ", "98012", WHOLE])
    assert [outcome for outcome, _ in fates(again)] == ["unchanged", "updated"]


def test_from_the_page(old_units, sign_in, staff):
    client = sign_in(staff(Role.ADMINISTRATOR))
    file = BytesIO(csv(HEADING, [*NEW, "Xã Vườn Cũ", "98011", WHOLE]))
    file.name = "bang.csv"
    url = reverse("directory:conversion_import")
    shown = client.post(url, {"file": file, "first_day": "2025-07-01"}, follow=True)
    draft = shown.context["draft"]
    assert "Xã Vườn Cũ → Phường Suối Ngọc" in shown.content.decode()
    client.post(reverse("directory:confirm", args=[draft.pk]))
    assert SuccessionEdge.objects.count() == 1
    assert "bang.csv" in client.get(url).content.decode()
    assert client.post(url, {"first_day": ""}).status_code == 422


@pytest.mark.skipif(not TABLE.exists(), reason="the official table is not here")
def test_the_whole_country_in_seconds():
    """10,607 lines (11,485 as text is wrapped); every one has its fate."""
    data = TABLE.read_bytes()
    begun = time.process_time()
    sheet, heading = find_heading(read_sheets(data), CONVERSION)
    old, new = (
        {
            code: Commune(code, row[heading.columns[f"{side}_name"]], code)
            for row in sheet.rows
            if (code := row[heading.columns[f"{side}_code"]])
        }
        for side in ("old", "new")
    )
    found = decide_conversions(sheet.rows, heading, ConversionBook(old, new, {}))
    assert time.process_time() - begun < 5
    assert len(found) == sum(any(row) for row in sheet.rows[heading.first_row :])
    assert sum(fate.conversion is not None for fate in found) > 10_550
