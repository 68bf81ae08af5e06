"""Commitments: late, too much, cancelled, withdrawn, ended."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from khien.core import work
from khien.core.refusal import Refused
from khien.partners.actions import commitments as actions
from khien.partners.actions.partners import end_partner
from khien.partners.models import Commitment, Delivery
from khien.partners.queries.commitments import overdue, shown
from partners_made import NOW, TODAY, deliver, promise

TOMORROW = TODAY + timedelta(days=1)


def of(commitment, on=TODAY):
    (row,) = shown(Commitment.objects.filter(pk=commitment.pk), on)
    return row


def test_only_what_another_confirmed_counts(partner, officer, other):
    commitment = promise(partner, officer)
    row = deliver(commitment, officer, 20)
    assert of(commitment).delivered == 0
    actions.confirm_delivery(row, by=other, now=NOW)
    assert of(commitment).state == "delivered"
    assert of(commitment, TODAY - timedelta(days=1)).delivered == 0


def test_the_database_too_wants_another_person(partner, officer):
    row = deliver(promise(partner, officer), officer, 5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=row.pk).update(confirmed_by=officer, confirmed_at=NOW)


def test_what_is_late_waits_for_whoever_keeps_partners(partner, officer, other):
    commitment = promise(partner, officer, due=TODAY - timedelta(days=1))
    deliver(commitment, officer, 19, confirmed_by=other)
    assert [each.commitment for each in overdue(TODAY)] == [commitment]
    assert any("quá hạn" in item.text for item in work.items(officer, NOW))


@pytest.mark.parametrize(
    ("quantity", "changes", "field"),
    [
        (0, {}, "quantity"),
        (201, {}, "quantity"),
        (1, {"on": TOMORROW}, "on"),
        (1, {"on": TODAY - timedelta(days=2000)}, "on"),
    ],
)
def test_a_slip_of_the_finger_is_refused(partner, officer, quantity, changes, field):
    with pytest.raises(Refused) as refused:
        deliver(promise(partner, officer), officer, quantity, **changes)
    assert refused.value.field == field


def test_cancelled_it_takes_nothing_more(partner, officer, other):
    commitment = promise(partner, officer)
    row = deliver(commitment, officer, 5)
    with pytest.raises(Refused, match="chưa được xác nhận"):
        actions.cancel_commitment(commitment, why="Đổi ý", by=officer, now=NOW)
    actions.withdraw_delivery(row, why="Ghi nhầm", by=officer, now=NOW)
    with pytest.raises(Refused, match="đã được rút"):
        actions.confirm_delivery(row, by=other, now=NOW)
    actions.cancel_commitment(commitment, why="Đổi ý", by=officer, now=NOW)
    assert of(commitment).state == "cancelled"
    with pytest.raises(Refused, match="đã bị hủy"):
        deliver(commitment, officer, 1)


def test_a_partner_who_owes_does_not_just_end(partner, officer):
    commitment = promise(partner, officer)
    with pytest.raises(Refused, match="1 cam kết chưa xong"):
        end_partner(partner, on=TODAY, why="Giải thể", by=officer, now=NOW)
    actions.cancel_commitment(commitment, why="Giải thể", by=officer, now=NOW)
    end_partner(partner, on=TODAY, why="Giải thể", by=officer, now=NOW)
    with pytest.raises(Refused, match="thôi làm đối tác"):
        promise(partner, officer)


def test_half_a_dong_is_no_money(partner, officer):
    with pytest.raises(Refused, match="số nguyên"):
        promise(partner, officer, kind="money", quantity=Decimal("0.5"))
