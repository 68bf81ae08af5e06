"""The pages, from a regime to a signed report; each asks as often for twice the rows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from khien.core import work
from khien.directory.models import Level
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.models import ConsolidatedReport, ReportPeriod, ReportRegime
from report_cases import ANSWERS, NOVEMBER, NOW

REGIME = {
    "title": "Báo cáo quý",
    "cadence": "quarter",
    "function": "commune_committee",
    "in_communes": "on",
    "due_days": "5",
    "questions": "Đã làm\nVướng mắc",
    "certainty": "?",
    "starts": "2026-09-15",
}
SIGN = {"authority": "", "title": "Chủ tịch", "name": "Trần Văn Mẫu", "recipients": "Lưu: VT."}


def page(name, *args):
    return reverse(f"reports:{name}", args=args)


def test_the_month_of_a_report_through_the_pages(
    owed, officer, chair, steering, leader, sign_in, plan
):
    client = sign_in(officer)
    assert "Xã Bến Hòa" not in client.get(page("owed")).content.decode(), "not theirs"
    form = {"muc_0": ANSWERS["Đã làm"], "muc_1": "", "revision": 0}
    client.post(page("write", owed.pk), form)
    draft = owed.reports.get()
    refused = client.post(page("hand_in", draft.pk), follow=True).content.decode()
    assert "Còn mục chưa viết: Vướng mắc" in refused
    client.post(page("write", owed.pk), form | {"muc_1": "Không.", "revision": 1})
    client.post(page("hand_in", draft.pk))
    assert any("Xem và duyệt" in item.text for item in work.items(chair, NOW))
    client = sign_in(chair)
    missing = client.post(page("decide", draft.pk), {"decision": "back", "reason": ""})
    assert missing.status_code == 422
    client.post(page("decide", draft.pk), {"decision": "yes"})
    client = sign_in(steering)
    client.post(page("decide", draft.pk), {"decision": "yes"})
    assert "đã nhận, muộn" in client.get(page("period", owed.pk)).content.decode()
    begun = client.post(
        page("begin"),
        {
            "plan": plan.pk,
            "cadence": "month",
            "period": "2026-11-01",
            "geography": "2026-11-14",
        },
    )
    report = ConsolidatedReport.objects.get()
    assert begun["Location"] == page("report", report.pk)
    words = {f"muc_{n}": "Đã làm." for n in range(4)} | {"revision": report.revision}
    client.post(page("narrative", report.pk), words)
    client = sign_in(leader)
    assert "Xem lại và ký" in client.get(page("report", report.pk)).content.decode()
    assert any("Xem và ký" in item.text for item in work.items(leader, NOW))
    report.refresh_from_db()
    assert client.post(page("sign", report.pk), SIGN).status_code == 422, "what was seen is asked"
    signed = client.post(
        page("sign", report.pk), SIGN | {"revision": report.revision}, follow=True
    ).content.decode()
    assert "01/BC-" in signed
    taken = client.post(page("download", report.pk, "xlsx"))
    assert taken.content.startswith(b"PK")
    again = client.post(page("count_anew", report.pk))
    assert again.status_code == 403, "a leader counts nothing"


def test_a_draft_is_looked_at_on_paper_before_it_is_signed(draft, leader, sign_in):
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        assert sign_in(leader).post(page("download", draft.pk, kind)).content.startswith(begins)
    assert sign_in(leader).post(page("download", draft.pk, "exe")).status_code == 404


def test_what_was_typed_stays_where_somebody_else_was_faster(owed, officer, sign_in):
    actions.write(owed, ANSWERS, seen_revision=0, by=officer, now=NOW)
    answer = sign_in(officer).post(
        page("write", owed.pk), {"muc_0": "Của tôi", "muc_1": "", "revision": 7}
    )
    assert answer.status_code == 422
    page_told = answer.content.decode()
    assert "Của tôi" in page_told
    assert ANSWERS["Đã làm"] in page_told, "what the other wrote stands beside it"
    told = {"muc_0": "Của tôi", "muc_1": "", "revision": answer.context["form"]["revision"].value()}
    assert sign_in(officer).post(page("write", owed.pk), told).status_code == 302
    assert owed.reports.get().answers["Đã làm"] == "Của tôi"


def test_a_commune_sees_its_own_reports_alone(owed, staff, province, sign_in):
    other = sign_in(staff(Role.COMMUNE_OFFICER, territory=province.communes[1]))
    assert other.get(page("period", owed.pk)).status_code == 404
    assert other.get(page("reports")).status_code == 403


def test_a_number_follows_to_its_parts_and_its_rule(detect, province, draft, steering, sign_in):
    detect(province.communes[1], 9, handled=3)
    actions.count_anew(draft, by=steering, now=NOW)
    line = draft.lines.get(code="objective_3", territory=None, place="")
    shown = sign_in(steering).get(page("line", draft.pk, line.position)).content.decode()
    for said in (line.numerator_rule[:20], "Xã Đồi Thông", "3/9", "14/11/2026"):
        assert said in shown
    assert sign_in(steering).get(page("line", draft.pk, 9_999)).status_code == 404


def test_a_regime_is_opened_and_ended_through_its_pages(province, plan, steering, sign_in):
    client = sign_in(steering)
    client.post(page("new_regime"), REGIME | {"plan": plan.pk})
    assert ReportPeriod.objects.count() == 3
    wrong = client.post(page("new_regime"), REGIME | {"plan": plan.pk, "ends": "2020-01-01"})
    assert wrong.status_code == 422
    end = page("end_regime", ReportRegime.objects.get().pk)
    assert client.post(end, {"ends": "2020-01-01"}).status_code == 422
    client.post(end, {"ends": "2026-12-14"})
    assert "14/12/2026" in client.get(page("regimes")).content.decode()


@pytest.mark.parametrize("day", ["2010-01-01", "2040-01-01", ""])
def test_a_period_that_is_none_is_refused_with_a_sentence(province, plan, steering, sign_in, day):
    form = {"plan": plan.pk, "cadence": "school_year", "period": day, "geography": "2026-11-14"}
    answer = sign_in(steering).post(page("begin"), form)
    assert answer.status_code == 422
    assert not ConsolidatedReport.objects.exists()


def test_the_list_of_what_is_owed(regime, steering, province, sign_in, costs_the_same):
    def grow():
        made = [
            organisation(f"Xã Thêm {n}", level=Level.COMMUNE, parent=province.province)
            for n in range(3)
        ]
        actions.generate(now=NOW)
        assert made

    client = sign_in(steering)
    costs_the_same("reports/owed.html", lambda: client.get(page("owed")), grow, most=14)


def test_the_list_of_regimes(regime, plan, steering, sign_in, costs_the_same):
    def grow():
        for n in range(2):
            ReportRegime.objects.create(
                plan=plan,
                title=f"Chế độ {ReportRegime.objects.count()}-{n}",
                cadence="year",
                function="education",
                due_days=5,
                certainty="?",
                starts=NOVEMBER.start,
            )

    client = sign_in(steering)
    costs_the_same("reports/regimes.html", lambda: client.get(page("regimes")), grow, most=12)


def another(report, days):
    """The same report, so many days earlier, with its lines."""
    lines = list(report.lines.all())
    made = ConsolidatedReport.objects.get(pk=report.pk)
    made.pk, made.end = None, report.end - timedelta(days=days)
    made.start = report.start - timedelta(days=days)
    made._state.adding = True
    made.id = ConsolidatedReport().id
    made.save()
    for line in lines:
        line.id, line.report = type(line)().id, made
    type(lines[0]).objects.bulk_create(lines)
    return made


def test_the_list_of_reports(draft, steering, sign_in, costs_the_same):
    def grow():
        another(draft, 30 * ConsolidatedReport.objects.count())

    client = sign_in(steering)
    costs_the_same("reports/reports.html", lambda: client.get(page("reports")), grow, most=12)


def longer(report, **of):
    """One more line as the first of its kind."""
    line = report.lines.filter(**of).first()
    line.id, line.position = type(line)().id, 5_000 + report.lines.count()
    line.title = f"{line.title} {line.position}"
    line.save(force_insert=True)


def test_a_report_with_more_figures(draft, steering, sign_in, costs_the_same):
    client = sign_in(steering)
    costs_the_same(
        "reports/report.html",
        lambda: client.get(page("report", draft.pk)),
        lambda: longer(draft, code="objective_3", territory=None),
        most=16,
    )


def test_a_line_with_more_places(draft, steering, sign_in, costs_the_same):
    line = draft.lines.get(code="objective_3", territory=None, place="")
    client = sign_in(steering)
    costs_the_same(
        "reports/line.html",
        lambda: client.get(page("line", draft.pk, line.position)),
        lambda: longer(draft, code="objective_3", territory__isnull=False),
        most=14,
    )
