"""One entry: taken out with a reason, put back, given a last day, confirmed; its history stays."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_banks import MORNING, PDQ, SHA256
from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.screening.actions import bank_entries as actions
from khien.screening.models import Hit, Judgement, PictureEntry, Scan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]


@pytest.fixture
def entry(open_bank, add):
    return add(open_bank(), PDQ)[0]


@pytest.fixture
def do(sign_in, keeper):
    """`do(entry, "withdraw", …)` as a keeper; the answer."""

    def do(entry, verb, **said):
        address = reverse(f"screening:bank_entry_{verb}", args=[entry.bank_id, entry.pk])
        answer = sign_in(keeper).post(address, said)
        entry.refresh_from_db()
        entry.bank.refresh_from_db()
        return answer

    return do


def url(entry):
    return reverse("screening:bank_entry", args=[entry.bank_id, entry.pk])


def test_taken_out_it_stays_with_its_reason(sign_in, keeper, entry, do):
    assert do(entry, "withdraw", reason="false_alarm", note="Ảnh bìa sách.").status_code == 302
    assert (entry.withdrawn_at, entry.withdrawn_by) == (MORNING, keeper)
    assert entry.revision == entry.bank.revision == 2
    page = sign_in(keeper).get(url(entry)).content.decode()
    assert "báo nhầm: đây là nội dung bình thường" in page
    assert "Ảnh bìa sách." in page
    assert "Đưa trở lại kho" in page
    told = ledger.history(entry.bank_id)[-1]
    assert told.data == {"entry": entry.pk, "reason": "false_alarm"}


@pytest.mark.parametrize("said", [{}, {"reason": "other", "note": " "}, {"reason": "x"}])
def test_without_a_reason_it_stays_in_use(entry, do, said):
    answer = do(entry, "withdraw", **said)
    assert answer.status_code == 422
    assert answer.context["withdraw"].errors
    assert entry.withdrawn_at is None


def test_put_back_it_counts_again_and_was_looked_at(keeper, entry, do):
    do(entry, "withdraw", reason="mistake")
    do(entry, "put_back")
    assert (entry.withdrawn_at, entry.withdrawn_by, entry.withdrawn_for) == (None, None, "")
    assert (entry.confirmed_by, entry.revision) == (keeper, 3)
    verbs = [line.verb for line in ledger.history(entry.bank_id)]
    assert verbs[-2:] == ["EntryWithdrawn", "EntryPutBack"]


def test_it_is_not_put_back_beside_itself(sign_in, keeper, entry, do):
    do(entry, "withdraw", reason="mistake")
    PictureEntry.objects.create(
        bank=entry.bank, kind="pdq", value=entry.value, added_at=MORNING, revision=9
    )
    do(entry, "put_back")
    assert entry.withdrawn_at is not None
    with pytest.raises(Refused, match="một mục khác"):
        actions.put_back(entry, by=keeper, now=MORNING)


def test_its_last_day_is_set_moved_and_taken_away(entry, do):
    do(entry, "expiry", expires_on="2027-01-31")
    assert (entry.expires_on, entry.revision) == (date(2027, 1, 31), 2)
    do(entry, "expiry", expires_on="2027-01-31")
    assert entry.bank.revision == 2
    do(entry, "expiry", expires_on="")
    assert entry.expires_on is None
    do(entry, "expiry", expires_on="2026-11-26")
    assert entry.expires_on == date(2026, 11, 26)
    assert do(entry, "expiry", expires_on="2020-01-01").status_code == 422


def test_out_of_quarantine_by_a_persons_word(sign_in, keeper, entry, do):
    PictureEntry.objects.filter(pk=entry.pk).update(quarantined_at=MORNING)
    assert "cho dùng lại" in sign_in(keeper).get(url(entry)).content.decode()
    do(entry, "confirm")
    assert (entry.quarantined_at, entry.confirmed_at, entry.confirmed_by) == (None, MORNING, keeper)
    assert ledger.history(entry.bank_id)[-1].data == {"entry": entry.pk, "released": True}


def test_what_is_out_is_neither_confirmed_nor_dated_nor_taken_out_again(keeper, entry, do):
    do(entry, "withdraw", reason="mistake")
    for act in (
        lambda: actions.confirm(entry, by=keeper, now=MORNING),
        lambda: actions.set_expiry(entry, expires_on=None, by=keeper, now=MORNING),
        lambda: actions.withdraw(entry, reason="mistake", note="", by=keeper, now=MORNING),
    ):
        with pytest.raises(Refused):
            act()


def test_it_says_what_people_made_of_its_hits(sign_in, keeper, entry):
    scan = Scan.objects.create(asked_by=keeper, asked_at=MORNING)
    common = {"kind": "known", "score": 1, "version": "1", "bank": entry.bank, "entry": entry.pk}
    for right in (True, True, False):
        hit = Hit.objects.create(scan=scan, found_at=MORNING, **common)
        Judgement.objects.create(hit=hit, right=right, by=keeper, at=MORNING)
    page = sign_in(keeper).get(url(entry)).content.decode()
    assert "3 lần; người xem nói đúng 2 lần, báo nhầm 1 lần" in page


def test_its_history_is_its_own(sign_in, keeper, open_bank, add, do):
    one, ten = add(open_bank(), PDQ, SHA256)
    PictureEntry.objects.filter(pk=ten.pk).update(id=one.pk * 10)
    ten = PictureEntry.objects.get(pk=one.pk * 10)
    do(ten, "confirm")
    assert "Xác nhận mục đúng" in sign_in(keeper).get(url(ten)).content.decode()
    assert "từ đó chưa ai sửa" in sign_in(keeper).get(url(one)).content.decode()


def test_strangers_and_numbers_of_elsewhere(sign_in, keeper, staff, entry, open_bank):
    other = open_bank("Khác")
    client = sign_in(keeper)
    for number in (entry.pk, 10**30):
        missing = reverse("screening:bank_entry", args=[other.pk, number])
        assert client.get(missing).status_code == 404
    leader = staff(Role.LEADER)
    assert sign_in(leader).get(url(entry)).status_code == 403
    with pytest.raises(Refused):
        actions.confirm(entry, by=leader, now=MORNING + timedelta(days=1))
