"""Retention: announced, held, emptied, and shown without personal data."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import keeping as engine
from khien.core.calendars import HANOI, today
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.core.retention import head, kept_for_a_time
from khien.intake.models import Incident, Report
from khien.privacy import wording
from khien.privacy.actions import holds, keeping
from khien.privacy.models import KeepingNotice, KeepingRun, KeepingTerm
from khien.privacy.rules.keeping import amount_on
from khien.support.models import Case

pytestmark = pytest.mark.django_db
URL = reverse("privacy:keeping")
LATER = NOW + timedelta(days=30)


def emptied(case):
    case.refresh_from_db()
    return case.child is None and case.circumstances is None and case.child_tokens == []


def test_nothing_is_emptied_before_it_was_announced_thirty_days(old_case):
    keeping.run(now=NOW)
    notice = KeepingNotice.objects.get(subject="support.Case")
    assert notice.acts_on == today(LATER)
    assert notice.counted == 1
    keeping.run(now=LATER - timedelta(days=1))
    assert not emptied(old_case)
    keeping.run(now=LATER)
    assert emptied(old_case)
    notice.refresh_from_db()
    assert (notice.emptied, notice.kept) == (1, 0)


def test_an_open_case_keeps_its_incident_and_report_whatever_their_age(old_case):
    Case.objects.filter(pk=old_case.pk).update(state="serving", closed_at=None)
    for night in (NOW, LATER, LATER + timedelta(days=40)):
        keeping.run(now=night)
    assert Report.objects.get().narrative
    assert Incident.objects.get().title
    assert not emptied(old_case)


def test_counts_stay_as_they_were(old_case):
    before = list(Case.objects.values("number", "state", "sex", "age", "commune", "opened_at"))
    keeping.run(now=NOW)
    keeping.run(now=LATER)
    assert emptied(old_case)
    now = list(Case.objects.values("number", "state", "sex", "age", "commune", "opened_at"))
    assert now == before


def test_a_night_after_a_long_outage_announces_and_empties_nothing(old_case):
    keeping.run(now=NOW)
    KeepingNotice.objects.all().delete()  # the server was off: nobody could read anything
    keeping.run(now=LATER + timedelta(days=60))
    assert not emptied(old_case)


def test_a_hold_placed_in_the_notice_period_wins_and_its_release_is_announced_anew(
    old_case, protector
):
    keeping.run(now=NOW)
    number = str(Report.objects.get().number)
    hold = holds.place("report", number, until=None, why="Tòa đang xét xử", by=protector, now=NOW)
    keeping.run(now=LATER)
    assert not emptied(old_case), "a hold on the report holds the whole file"
    assert KeepingNotice.objects.get(subject="support.Case").kept == 1
    assert not KeepingNotice.objects.filter(done_at=None, subject="support.Case").exists()
    holds.release(hold, why="Án đã có hiệu lực", by=protector, now=LATER)
    keeping.run(now=LATER)
    assert not emptied(old_case)
    keeping.run(now=LATER + timedelta(days=30))
    assert emptied(old_case)


def test_a_hold_until_a_day_ends_by_itself(old_case, protector):
    until = today(LATER) + timedelta(days=5)
    holds.place("case", str(old_case.number), until=until, why="Khiếu nại", by=protector, now=NOW)
    keeping.run(now=NOW)
    keeping.run(now=LATER)
    keeping.run(now=LATER + timedelta(days=5))
    assert not emptied(old_case)
    keeping.run(now=LATER + timedelta(days=35))
    assert emptied(old_case)


def test_a_term_made_longer_puts_off_what_was_announced(old_case, administrator):
    keeping.run(now=NOW)
    tomorrow = today(NOW) + timedelta(days=1)
    _set("support.Case", 25, tomorrow, administrator)
    keeping.run(now=LATER)
    assert not emptied(old_case)


def test_a_term_made_shorter_is_still_announced_first(old_case, administrator):
    Case.objects.update(closed_at=datetime(2020, 1, 1, tzinfo=HANOI))
    _set("support.Case", 5, today(NOW) + timedelta(days=1), administrator)
    keeping.run(now=NOW)
    assert not emptied(old_case)
    keeping.run(now=LATER)
    assert emptied(old_case)


def _set(subject, years, day, by):
    return keeping.set_term(
        subject, amount=years, valid_from=day, law="", certainty="?", by=by, now=NOW
    )


def test_a_run_that_is_killed_goes_on_and_counts_nothing_twice(old_case, monkeypatch):
    keeping.run(now=NOW)
    real = engine.empty

    def killed(model, keys, **given):
        if model.__name__ == "Incident":
            raise SystemExit
        return real(model, keys, **given)

    monkeypatch.setattr(engine, "empty", killed)
    with pytest.raises(SystemExit):
        keeping.run(now=LATER)
    assert KeepingRun.objects.get(ended_at=None).started_at == LATER
    monkeypatch.undo()
    night = keeping.run(now=LATER + timedelta(hours=1))
    assert KeepingRun.objects.filter(started_at=LATER).get() == night
    night.refresh_from_db()
    done = KeepingNotice.objects.exclude(done_at=None)
    assert night.emptied == sum(notice.emptied for notice in done) == len(done)
    assert emptied(old_case)


def test_what_is_done_stands_in_the_ledger_without_a_name(old_case, protector):
    holds.place("case", str(old_case.number), until=None, why="Vì Na", by=protector, now=NOW)
    keeping.run(now=NOW)
    verbs = set(LedgerEvent.objects.filter(room="privacy").values_list("verb", flat=True))
    assert verbs == {"HoldPlaced", "KeepingRan"}
    assert "Na" not in "".join(LedgerEvent.objects.values_list("data", flat=True))


@pytest.mark.parametrize(
    ("amount", "days", "field"), [(0, 1, "amount"), (101, 1, "amount"), (5, 0, "valid_from")]
)
def test_a_term_is_refused(amount, days, field, administrator):
    with pytest.raises(Refused) as refused:
        _set("support.Case", amount, today(NOW) + timedelta(days=days), administrator)
    assert refused.value.field == field


def test_the_newest_term_in_force_counts():
    day = today(NOW)
    terms = [
        KeepingTerm(subject="a", amount=5, valid_from=day - timedelta(days=9)),
        KeepingTerm(subject="a", amount=7, valid_from=day),
        KeepingTerm(subject="a", amount=9, valid_from=day + timedelta(days=1)),
    ]
    assert amount_on(terms, "a", day, declared=20) == 7
    assert amount_on(terms, "b", day, declared=20) == 20


def test_every_file_that_is_emptied_has_words():
    heads = {head(model)._meta.label for model in kept_for_a_time()}
    assert heads <= wording.FILES.keys(), "say it in khien/privacy/wording.py"


def test_the_page_shows_what_is_emptied_when_without_personal_data(
    sign_in, administrator, old_case
):
    keeping.run(now=NOW)
    body = sign_in(administrator).get(URL).content.decode()
    assert "Hồ sơ trẻ em và mọi giấy tờ trong đó" in body
    assert f"{LATER:%d/%m/%Y}" in body
    assert "Bùi Thị Na" not in body
    assert "20 năm" in body


def test_the_page_of_a_quiet_installation(sign_in, administrator):
    body = sign_in(administrator).get(URL).content.decode()
    assert "Chưa có gì sắp xóa" in body
    assert "Chưa chạy đêm nào" in body


def test_the_page_costs_the_same_for_more_notices(sign_in, administrator, costs_the_same):
    client = sign_in(administrator)
    days = iter(range(1, 100))

    def grow():
        for _each in range(3):
            day = today(NOW) + timedelta(days=next(days))
            KeepingNotice.objects.create(
                subject="support.Case",
                keep_years=20,
                ended_before=NOW,
                announced_at=NOW,
                acts_on=day,
                counted=3,
            )

    costs_the_same("privacy/keeping.html", lambda: client.get(URL), grow, most=14)


def test_an_administrator_sets_a_term_from_tomorrow(sign_in, administrator):
    url = reverse("privacy:term", args=["support-case"])
    client = sign_in(administrator)
    assert "20 năm" in client.get(url).content.decode()
    late = {"valid_from": "2020-01-01", "amount": "15", "law": "", "certainty": "?"}
    refused = client.post(url, late)
    assert refused.status_code == 422
    assert "sớm nhất từ ngày mai" in refused.content.decode()
    answer = client.post(url, late | {"valid_from": "2099-01-01"}, follow=True)
    assert "15 năm, từ 01/01/2099" in answer.content.decode()


def test_there_is_no_page_of_a_term_for_anything_else(sign_in, administrator):
    assert sign_in(administrator).get(reverse("privacy:term", args=["x"])).status_code == 404
