"""The final evaluation of a plan that has ended: every year of it, for the communes of today."""

from datetime import date, datetime, timedelta

import pytest

from fixtures_directory import organisation
from khien.core.calendars import HANOI
from khien.core.measures import Period, State
from khien.core.refusal import Refused
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    Level,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.reports import actions
from khien.reports.actions.consolidated import New, content_of
from khien.reports.models import Cadence
from khien.reports.queries import consolidated
from report_cases import NOW, sign

IN_2025 = datetime(2025, 10, 1, 9, 0, tzinfo=HANOI)
MERGED = date(2026, 7, 1)


@pytest.fixture
def heir(province):
    """Two communes became one after the plan had ended."""
    first, second, _third = province.communes
    made = organisation(
        "Phường Hai Suối", level=Level.COMMUNE, parent=province.province, first_day=MERGED
    )
    OrganisationVersion.objects.filter(organisation__in=[first, second]).update(
        valid=since(date(2025, 7, 1), MERGED)
    )
    event = ChangeEvent.objects.create(kind=ChangeKind.MERGE, organisation=made, date=MERGED)
    for each in (first, second):
        SuccessionEdge.objects.create(
            event=event, predecessor=each, successor=made, extent=Extent.WHOLE
        )
    return made


@pytest.fixture
def final(plan, steering, detect, province, heir):
    detect(province.communes[0], 7, handled=6, at=IN_2025)
    detect(province.communes[1], 9, handled=3, at=IN_2025)
    detect(province.communes[2], 8, handled=8, at=IN_2025)
    new = New(Cadence.FINAL, Period(plan.starts, plan.ends), NOW.date())
    return actions.begin(plan, new, by=steering, now=NOW)


def test_it_tells_every_year_and_the_last_by_the_communes_of_today(final, heir):
    assert (final.start, final.as_valid) == (date(2022, 9, 23), date(2025, 12, 31))
    assert final.title.startswith("Tổng kết thực hiện Kế hoạch 169/KH-UBND")
    codes = final.lines.filter(code__startswith="objective_3", territory=None, place="")
    assert [line.title[-6:] for line in codes] == ["(2022)", "(2023)", "(2024)", "p luật"]
    total = codes.get(code="objective_3")
    assert (total.numerator, total.denominator, total.exact) == (17, 24, True)
    parts = {line.place: line for line in consolidated.parts_of(final, total)}
    assert set(parts) == {"Phường Hai Suối", "Xã Bến Hòa"}
    merged = parts["Phường Hai Suối"]
    assert merged.territory_id == heir.pk
    assert (merged.numerator, merged.denominator, merged.exact) == (9, 16, True)


def test_a_commune_made_of_one_with_few_cases_is_printed_without_a_number(
    plan, steering, detect, province, heir
):
    """Its number, less that of the other commune it was made of, would be theirs."""
    for commune, number in zip(province.communes, (3, 9, 8), strict=True):
        detect(commune, number, at=IN_2025)
    new = New(Cadence.FINAL, Period(plan.starts, plan.ends), NOW.date())
    report = actions.begin(plan, new, by=steering, now=NOW)
    lines = report.lines.filter(code="objective_3").exclude(place="")
    assert {line.place: line.state for line in lines} == {
        "Phường Hai Suối": State.SUPPRESSED,
        "Xã Bến Hòa": State.SUPPRESSED,
    }
    assert report.lines.get(code="objective_3", place="").denominator == 20


def test_the_years_before_are_none_of_its_differences_to_the_last(final):
    codes = [each.line.code for each in consolidated.differences(final)]
    assert len(codes) == len(set(codes)), "each figure is told once"


def test_on_paper_it_says_for_which_communes(final, steering, leader):
    _kind, content = content_of(final)
    said = " ".join(block.text for block in content.blocks)
    assert "theo đơn vị hành chính ngày 23/11/2026" in said
    actions.write_narrative(
        final,
        dict.fromkeys(final.words, "Đã làm."),
        seen_revision=final.revision,
        by=steering,
        now=NOW,
    )
    assert sign(final, leader).document.number


def test_there_is_one_final_report_of_a_plan_that_has_begun(final, plan, steering):
    new = New(Cadence.FINAL, Period(plan.starts, plan.ends), NOW.date())
    with pytest.raises(Refused, match="đã có"):
        actions.begin(plan, new, by=steering, now=NOW)
    later = Period(NOW.date() + timedelta(days=9), NOW.date() + timedelta(days=99))
    with pytest.raises(Refused, match="chưa bắt đầu"):
        actions.begin(plan, New(Cadence.FINAL, later, NOW.date()), by=steering, now=NOW)
