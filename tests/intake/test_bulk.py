"""Many reports given to one person: shown first, refused row by row, taken back within minutes."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW, opening, seen
from khien.core import bulk, ledger
from khien.core.ids import new_id
from khien.core.models import BulkAct
from khien.intake.actions import assigning, triage
from khien.intake.models import Outcome
from khien.people.roles import Role

BULK, QUEUE = reverse("bulk", args=["giao-tin"]), reverse("intake:queue")
MINUTES = timedelta(minutes=1)


@pytest.fixture
def at(monkeypatch):
    """`at(9)`: so many minutes later."""

    def at(minutes):
        monkeypatch.setattr(timezone, "now", lambda: NOW + minutes * MINUTES)

    at(0)
    return at


def hidden(page, name):
    return re.findall(rf'<input type="hidden" name="{name}"[^>]*value="([^"]*)"', page)


def owners(*reports):
    for row in reports:
        row.refresh_from_db()
    return [row.taken_up_by for row in reports]


@pytest.fixture
def given(at, sign_in, intake_officer, commune_officer, report):
    """Two reports of the first commune and one of the second, given to the first's officer."""
    officer = commune_officer(0)
    near, other, far = report(), report(kinds=("threat",)), report(commune=1)
    client = sign_in(intake_officer)
    page = client.get(QUEUE).text
    assert page.count('form="bulk"') == 3
    rows = {"row": [str(row.pk) for row in (near, other, far)]}
    asked = client.post(BULK, rows).text
    assert "Chưa có gì thay đổi" in asked
    return client, officer, (near, other, far), rows


def test_the_preview_says_what_will_happen_and_what_will_not(given, intake_officer):
    client, officer, (near, other, far), rows = given
    asked = client.post(BULK, {**rows, "step": "preview", "person": intake_officer.pk}).text
    assert asked.count("trước đó: chưa ai") == 3
    assert owners(near, other, far) == [None] * 3
    wrong = client.post(BULK, {**rows, "step": "preview", "person": officer.pk})
    assert wrong.status_code == 422  # the officer of a commune is no colleague of the province's


def test_it_is_done_once_and_undone_and_the_ledger_tells_both(given, at, intake_officer):
    client, _officer, (near, other, far), rows = given
    done = opening(outcome=Outcome.TEST)
    triage.decide(far, done, seen=seen(far), by=intake_officer, now=NOW)
    preview = client.post(BULK, {**rows, "step": "preview", "person": intake_officer.pk}).text
    assert "Tin đã có quyết định." in preview
    once = hidden(preview, "once")[0]
    sent = {"row": hidden(preview, "row")[-2:], "step": "do", "once": once}
    sent["person"] = str(intake_officer.pk)
    for _twice in range(2):
        shown = client.post(BULK, sent, follow=True).text
        assert "Đã làm xong" in shown
    assert BulkAct.objects.count() == 1
    assert owners(near, other) == [intake_officer] * 2
    at(9)
    client.post(reverse("bulk_undo", args=[once]))
    assert owners(near, other) == [None] * 2
    verbs = [entry.verb for entry in ledger.history(near.pk)]
    assert verbs.count("ReportAssigned") == 2
    assert [entry.verb for entry in ledger.history(BulkAct.objects.get().pk)] == [
        "BulkDone",
        "BulkUndone",
    ]


def test_after_ten_minutes_it_is_not_undone(given, at, intake_officer):
    client, _officer, (near, *_others), rows = given
    preview = client.post(BULK, {**rows, "step": "preview", "person": intake_officer.pk}).text
    once = hidden(preview, "once")[0]
    client.post(BULK, {**rows, "step": "do", "once": once, "person": intake_officer.pk})
    undo = reverse("bulk_undo", args=[once])
    at(10)
    assert "quá 10 phút" in client.post(undo, follow=True).text
    assert owners(near) == [intake_officer]


def test_undoing_is_for_whoever_did_it_and_still_may(given, staff, province, intake_officer):
    client, _officer, (near, *_others), rows = given
    preview = client.post(BULK, {**rows, "step": "preview", "person": intake_officer.pk}).text
    once = hidden(preview, "once")[0]
    client.post(BULK, {**rows, "step": "do", "once": once, "person": intake_officer.pk})
    undo, done = reverse("bulk_undo", args=[once]), reverse("bulk_done", args=[once])
    client.force_login(staff(Role.INTAKE_OFFICER, territory=province.province))
    assert client.post(undo).status_code == client.get(done).status_code == 404
    client.force_login(intake_officer)
    intake_officer.duties.update(valid_to=NOW.date())
    assert client.post(undo).status_code == 403
    assert owners(near) == [intake_officer]


def test_what_changed_after_the_preview_stays_and_the_others_are_done(given, intake_officer):
    _client, _officer, (near, other, far), rows = given
    kind = bulk.kind_of("giao-tin")
    kind.do(intake_officer, str(near.pk), {"person": intake_officer}, NOW)
    done = bulk.perform(
        kind,
        rows["row"],
        {"person": intake_officer},
        once=new_id(),
        by=intake_officer,
        person=intake_officer.pk,
        now=NOW,
    )
    assert list(done.refused) == [str(near.pk)]
    assert owners(other, far) == [intake_officer] * 2


def test_two_hundred_rows_are_the_most(given):
    client, *_rest = given
    many = {"row": [str(new_id()) for _ in range(201)]}
    assert "nhiều nhất 200 dòng" in client.post(BULK, many, follow=True).text


def test_a_row_that_somebody_took_over_stays_theirs(given, intake_officer, staff, province):
    client, _officer, (near, other, far), rows = given
    preview = client.post(BULK, {**rows, "step": "preview", "person": intake_officer.pk}).text
    once = hidden(preview, "once")[0]
    client.post(BULK, {**rows, "step": "do", "once": once, "person": intake_officer.pk})
    colleague = staff(Role.INTAKE_OFFICER, territory=province.province)
    assigning.assign(near, to=colleague, by=intake_officer, now=NOW)
    shown = client.post(reverse("bulk_undo", args=[once]), follow=True).text
    assert "Tin đã sang tay người khác" in shown
    assert owners(near, other, far) == [colleague, None, None]


def test_nothing_ticked_and_a_stranger_to_the_act(given, sign_in, staff):
    client, *_rest = given
    assert "Hãy đánh dấu ít nhất một dòng" in client.post(BULK, {}, follow=True).text
    auditor = sign_in(staff(Role.AUDITOR))
    assert auditor.post(BULK, {"row": ["1"]}).status_code == 403
    assert auditor.post(reverse("bulk", args=["khong-co"]), {"row": ["1"]}).status_code == 404
