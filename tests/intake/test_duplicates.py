"""Reports that may tell of the same thing: proposed with the reason, within scope, by index."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fixtures_evidence import picture, upload
from intake_cases import NOW, opening, seen
from khien.core.actors import REPORTER
from khien.intake.actions import mailbox, triage
from khien.intake.models import Report
from khien.intake.queries.duplicates import duplicates

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            {"urls": ("https://vidu.example/a?fbclid=1",)},
            {"urls": ("vidu.example/a",)},
            "đường dẫn",
        ),
        ({"handles": ("@Nick.La",)}, {"handles": ("nick.la",)}, "tên tài khoản"),
        ({"phones": ("0912 345 678",)}, {"phones": ("+84912345678",)}, "số điện thoại"),
    ],
)
def test_the_same_trace_written_in_two_ways_is_proposed(intake_officer, report, first, second, why):
    one, other = report(**first), report(**second)
    found = duplicates(other, user=intake_officer, on=DAY)
    assert [row.report for row in found] == [one]
    assert found[0].reasons == [f"cùng {why}"]
    assert not found[0].weak


def test_the_same_file_is_proposed(intake_officer, report):
    one, other = report(), report()
    for found in (one, other):
        refused = mailbox.add_files(found, files=[upload(picture(), "a.jpg")], by=REPORTER, now=NOW)
        assert not refused
    assert [row.report for row in duplicates(one, user=intake_officer, on=DAY)] == [other]


def test_a_report_is_no_duplicate_of_itself(intake_officer, report):
    assert duplicates(report(handles=("@nick.la",)), user=intake_officer, on=DAY) == []


def test_one_site_alone_is_a_weak_reason_and_comes_last(intake_officer, report):
    site = report(urls=("https://vidu.example",))
    strong = report(urls=("https://vidu.example",), handles=("@nick.la",))
    mine = report(urls=("https://vidu.example",), handles=("@nick.la",))
    found = duplicates(mine, user=intake_officer, on=DAY)
    assert [(row.report, row.weak) for row in found] == [(strong, False), (site, True)]


def test_out_of_scope_only_whom_to_call_is_told(commune_officer, report):
    for _ in range(2):
        report(commune=1, handles=("@nick.la",))
    mine = report(commune=0, handles=("@nick.la",))
    found = duplicates(mine, user=commune_officer(0), on=DAY)
    assert [(row.report, row.contact) for row in found] == [(None, "Ủy ban nhân dân xã Đồi Thông")]


def test_the_incident_of_a_duplicate_is_named(intake_officer, report):
    one = report(handles=("@nick.la",))
    triage.decide(one, opening(), seen=seen(one), by=intake_officer, now=NOW)
    found = duplicates(report(handles=("@nick.la",)), user=intake_officer, on=DAY)
    assert found[0].incidents == [one.incidents.get().pk]


def test_a_trace_shared_by_very_many_costs_no_more(intake_officer, report):
    mine = report(handles=("@nick.la",))

    def cost():
        with CaptureQueriesContext(connection) as queries:
            found = duplicates(mine, user=intake_officer, on=DAY)
        return len(found), len(queries)

    for _ in range(21):
        report(handles=("@nick.la",))
    cost()
    before = cost()
    for _ in range(10):
        report(handles=("@nick.la",))
    assert cost() == before
    assert before[0] == 20
    assert Report.objects.count() == 32
