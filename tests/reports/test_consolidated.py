"""The report of the province: its figures, its words, its paper, frozen when it is signed."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import ProgrammingError, transaction

from fixtures_documents import docx_text, pdf_text
from khien.core import ledger
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.models import FileFormat
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.actions.consolidated import New
from khien.reports.models import Cadence, ConsolidatedReport, ReportLine
from khien.reports.queries import consolidated
from khien.reports.rules import frozen
from report_cases import NOVEMBER, NOW, OCTOBER, decide, sign


def whole(report, code="objective_3"):
    return report.lines.get(code=code, territory=None, place="")


def test_every_figure_is_told_for_the_province_and_each_commune(detect, province, plan, steering):
    detect(province.communes[0], 7, handled=6)
    detect(province.communes[1], 9, handled=3)
    new = New(Cadence.MONTH, NOVEMBER, NOVEMBER.end)
    report = actions.begin(plan, new, by=steering, now=NOW)
    total = whole(report)
    assert (total.numerator, total.denominator) == (9, 16)
    assert (total.settled_numerator, total.settled_denominator) == (9, 9)
    assert total.version == 1
    assert "kết quả" in total.numerator_rule.lower() or total.numerator_rule
    parts = consolidated.parts_of(report, total)
    assert [(line.place, line.numerator, line.denominator) for line in parts] == [
        ("Xã Bến Hòa", 0, 0),
        ("Xã Đồi Thông", 3, 9),
        ("Phường Suối Ngọc", 6, 7),
    ]
    assert sum(each["numerator"] for each in total.inputs) == total.numerator
    assert report.title == "Kết quả thực hiện Kế hoạch 169/KH-UBND, tháng 11/2026"


def test_a_commune_with_one_case_is_printed_without_a_number(detect, province, draft, steering):
    detect(province.communes[0], 1)
    detect(province.communes[1], 9)
    detect(province.communes[2], 8)
    actions.count_anew(draft, by=steering, now=NOW)
    hidden = draft.lines.filter(code="objective_3", state="suppressed")
    assert {line.place for line in hidden} >= {"Phường Suối Ngọc"}
    assert all(line.numerator is None and line.denominator is None for line in hidden)
    assert len(hidden) >= 2, "one alone would follow from the total"
    assert whole(draft).denominator == 18


def test_how_many_reports_came_in_time_is_a_line(handed_in, chair, draft, steering, regime):
    decide(handed_in, "yes", chair)
    actions.count_anew(draft, by=steering, now=NOW)
    line = draft.lines.get(subject="reports")
    assert (line.numerator, line.settled_denominator, line.denominator) == (0, 1, 3)
    assert consolidated.missing_of(line) == ["Xã Bến Hòa", "Xã Đồi Thông"]


def test_signed_it_has_a_number_a_hash_and_three_files_that_say_the_same(signed, leader):
    assert signed.document.number.written.startswith("01/BC-")
    files = {
        kind: documents.download(signed.document, kind, by=leader, now=NOW) for kind in FileFormat
    }
    word, pdf = docx_text(files[FileFormat.DOCX]), pdf_text(files[FileFormat.PDF])
    for text in (word, pdf.replace("\u200b", "")):
        for said in ("BÁO CÁO", "Phụ lục I", "Xã Đồi Thông", "tháng 11/2026"):
            assert said in text
    assert signed.digest in word
    book = openpyxl.load_workbook(BytesIO(files[FileFormat.XLSX]))
    printed = {row[0] for sheet in book for row in sheet.values if isinstance(row[0], int)}
    assert printed == set(
        signed.lines.filter(subject__in=["indicator", "difficulty"]).values_list(
            "position", flat=True
        )
    ), "each row of an annex names its line"
    event = ledger.history(signed.pk)[-1]
    assert (event.verb, event.data["sha256"]) == ("PlanReportSigned", signed.digest)
    assert consolidated.is_whole(signed)


@pytest.mark.parametrize("table", [ConsolidatedReport, ReportLine])
def test_the_database_refuses_to_change_what_was_signed(signed, table):
    for change in (
        lambda rows: rows.update(title="khác"),
        lambda rows: rows._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError, match="stays as it was signed"), transaction.atomic():
            change(table.objects.all())


def test_a_changed_number_is_another_hash(signed):
    lines = consolidated.lines(signed)
    same = frozen.digest(signed, reversed(lines))
    assert same == bytes(signed.sha256)
    lines[0].numerator = (lines[0].numerator or 0) + 1
    assert frozen.digest(signed, lines) != same


def test_its_writer_does_not_sign_it_nor_a_head_of_another_office(draft, steering, staff, province):
    both = staff(Role.STEERING_OFFICER, Role.LEADER, territory=province.province)
    actions.write_narrative(draft, draft.words, seen_revision=draft.revision, by=both, now=NOW)
    with pytest.raises(Refused, match="Bạn soạn"):
        sign(draft, both)
    chair = staff(Role.COMMUNE_CHAIR, territory=province.communes[0])
    with pytest.raises(Refused, match="lãnh đạo ký"):
        sign(draft, chair)


def test_it_is_not_signed_with_a_part_unwritten_nor_twice(draft, signed, leader, plan, steering):
    with pytest.raises(Refused, match="đã ký"):
        sign(signed, leader)
    empty = actions.begin(plan, New(Cadence.MONTH, OCTOBER, OCTOBER.end), by=steering, now=NOW)
    with pytest.raises(Refused, match="Còn mục chưa viết"):
        sign(empty, leader)


def test_a_period_has_one_report_until_its_draft_is_dropped(draft, plan, steering):
    new = New(Cadence.MONTH, NOVEMBER, NOVEMBER.end)
    with pytest.raises(Refused, match="đã có"):
        actions.begin(plan, new, by=steering, now=NOW)
    actions.drop(draft, by=steering, now=NOW)
    assert actions.begin(plan, new, by=steering, now=NOW) != draft


def test_who_looked_at_an_older_draft_neither_writes_nor_signs_over_it(draft, leader, steering):
    seen = draft.revision
    actions.count_anew(draft, by=steering, now=NOW)
    with pytest.raises(Refused, match="Người khác vừa sửa"):
        actions.write_narrative(draft, {}, seen_revision=seen, by=steering, now=NOW)


def test_beside_the_report_before_each_number_says_how_it_moved(
    detect, province, signed, plan, steering
):
    detect(province.communes[1], 8, handled=6, at=NOW)
    later = replace(
        NOVEMBER, start=NOVEMBER.end + timedelta(days=1), end=NOVEMBER.end.replace(month=12)
    )
    report = actions.begin(plan, New(Cadence.MONTH, later, NOVEMBER.end), by=steering, now=NOW)
    assert report.previous == signed
    found = {each.line.code: each for each in consolidated.differences(report)}
    assert found["objective_3"].denominator == 8
    assert found["objective_3"].points is None, "nothing had arisen before"
    assert found["objective_2"].numerator == 0
