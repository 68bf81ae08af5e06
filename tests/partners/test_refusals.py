"""What may be written down of a partner: each rule at its edge, each refusal beside its field."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest

from khien.core.refusal import Refused
from khien.partners.models import CommitmentKind, Origin
from khien.partners.rules import commitments, partners

TODAY = date(2026, 9, 7)
DAY = timedelta(days=1)
ONE, OTHER = UUID(int=1), UUID(int=2)
NONE = object()  # nothing is refused

PARTNER = {"name": "Quỹ Mẫu", "origin": Origin.DOMESTIC, "country": "", "same": False}
ABROAD = {"origin": Origin.INTERNATIONAL}
AGREEMENT = {"signed_on": TODAY, "starts": TODAY, "ends": TODAY, "same": False, "today": TODAY}
SINCE = SimpleNamespace(ended_on=None, since=TODAY - DAY)
ENDED = SimpleNamespace(ended_on=TODAY, since=TODAY - DAY)
END = {"partner": SINCE, "on": TODAY, "why": "Hết hạn.", "open_commitments": 0}
PROMISE = {
    "kind": CommitmentKind.MONEY,
    "quantity": Decimal(5),
    "unit": "",
    "promised_on": TODAY,
    "due": TODAY,
    "agreement": SimpleNamespace(partner_id=ONE),
    "partner": ONE,
}
KIND = {"kind": CommitmentKind.GOODS, "quantity": Decimal("1.5"), "unit": "máy"}
OPEN = SimpleNamespace(
    cancelled_on=None, promised_on=TODAY - DAY, quantity=Decimal(10), unit="máy", due=TODAY
)
GONE = SimpleNamespace(**vars(OPEN) | {"cancelled_on": TODAY})
CANCEL = {"commitment": OPEN, "why": "Đối tác rút.", "waiting": 0}
ARRIVED = {
    "commitment": OPEN,
    "quantity": Decimal(1),
    "on": TODAY,
    "today": TODAY,
    "recorded": Decimal(99),
}
WAITS = SimpleNamespace(recorded_by_id=ONE, document="", confirmed_at=None, withdrawn_at=None)
CONFIRM = {"delivery": WAITS, "by": OTHER, "files": 1}
SHARE = {
    "commitment": OPEN,
    "quantity": Decimal(4),
    "given": Decimal(6),
    "same": False,
    "task_cancelled": False,
    "unmarked_interest": "",
}


def delivery(**said):
    return {"delivery": SimpleNamespace(**vars(WAITS) | said)}


@pytest.mark.parametrize(
    ("check", "said", "changed", "field"),
    [
        (partners.check_partner, PARTNER, {}, NONE),
        (partners.check_partner, PARTNER, {"name": " "}, "name"),
        (partners.check_partner, PARTNER, {"same": True}, "name"),
        (partners.check_partner, PARTNER, ABROAD, "country"),
        (partners.check_partner, PARTNER, ABROAD | {"country": "Lào"}, NONE),
        (partners.check_agreement, AGREEMENT, {}, NONE),
        (partners.check_agreement, AGREEMENT, {"ends": None}, NONE),
        (partners.check_agreement, AGREEMENT, {"ends": TODAY - DAY}, "ends"),
        (partners.check_agreement, AGREEMENT, {"same": True}, "number"),
        (partners.check_agreement, AGREEMENT, {"signed_on": TODAY + DAY}, "signed_on"),
        (partners.check_agreement, AGREEMENT, {"signed_on": date(1999, 12, 31)}, "signed_on"),
        (partners.check_agreement, AGREEMENT, {"signed_on": date(2000, 1, 1)}, NONE),
        (partners.check_can_end, END, {}, NONE),
        (partners.check_can_end, END, {"partner": ENDED}, ""),
        (partners.check_can_end, END, {"on": TODAY - DAY}, "on"),
        (partners.check_can_end, END, {"why": " "}, "why"),
        (partners.check_can_end, END, {"open_commitments": 1}, ""),
        (partners.check_revision, {"current": 2, "seen": 2}, {}, NONE),
        (partners.check_revision, {"current": 2, "seen": 1}, {}, ""),
        (partners.check_interest, {"what": "Vừa là nền tảng.", "safeguard": "Tách."}, {}, NONE),
        (partners.check_interest, {"what": " ", "safeguard": "Tách."}, {}, "what"),
        (partners.check_interest, {"what": "Có.", "safeguard": " "}, {}, "safeguard"),
        (commitments.check_commitment, PROMISE, {}, NONE),
        (commitments.check_commitment, PROMISE, {"agreement": None}, NONE),
        (commitments.check_commitment, PROMISE, {"quantity": Decimal(0)}, "quantity"),
        (commitments.check_commitment, PROMISE, {"quantity": Decimal("1.5")}, "quantity"),
        (commitments.check_commitment, PROMISE, KIND, NONE),
        (commitments.check_commitment, PROMISE, KIND | {"unit": " "}, "unit"),
        (commitments.check_commitment, PROMISE, {"due": TODAY - DAY}, "due"),
        (commitments.check_commitment, PROMISE, {"partner": OTHER}, "agreement"),
        (commitments.check_can_cancel, CANCEL, {}, NONE),
        (commitments.check_can_cancel, CANCEL, {"commitment": GONE}, ""),
        (commitments.check_can_cancel, CANCEL, {"why": ""}, "why"),
        (commitments.check_can_cancel, CANCEL, {"waiting": 1}, ""),
        (commitments.check_delivery, ARRIVED, {}, NONE),
        (commitments.check_delivery, ARRIVED, {"commitment": GONE}, ""),
        (commitments.check_delivery, ARRIVED, {"on": TODAY - DAY}, NONE),
        (commitments.check_delivery, ARRIVED, {"on": TODAY - 2 * DAY}, "on"),
        (commitments.check_delivery, ARRIVED, {"on": TODAY + DAY}, "on"),
        (commitments.check_delivery, ARRIVED, {"quantity": Decimal(0)}, "quantity"),
        (commitments.check_delivery, ARRIVED, {"recorded": Decimal(100)}, "quantity"),
        (commitments.check_can_confirm, CONFIRM, {}, NONE),
        (commitments.check_can_confirm, CONFIRM, {"by": ONE}, ""),
        (commitments.check_can_confirm, CONFIRM, {"files": 0}, ""),
        (commitments.check_can_confirm, CONFIRM, {"files": 0} | delivery(document="1/BB"), NONE),
        (commitments.check_can_confirm, CONFIRM, delivery(confirmed_at=TODAY), ""),
        (commitments.check_can_confirm, CONFIRM, delivery(withdrawn_at=TODAY), ""),
        (commitments.check_allocation, SHARE, {}, NONE),
        (commitments.check_allocation, SHARE, {"commitment": GONE}, ""),
        (commitments.check_allocation, SHARE, {"task_cancelled": True}, "task"),
        (commitments.check_allocation, SHARE, {"same": True}, "task"),
        (commitments.check_allocation, SHARE, {"quantity": Decimal(0)}, "quantity"),
        (commitments.check_allocation, SHARE, {"quantity": Decimal(5)}, "quantity"),
        (commitments.check_allocation, SHARE, {"unmarked_interest": "Mạng Mẫu"}, ""),
    ],
)
def test_a_rule_lets_through_or_names_the_field(check, said, changed, field):
    if field is NONE:
        check(**said | changed)
        return
    with pytest.raises(Refused) as refused:
        check(**said | changed)
    assert refused.value.field == field


def test_what_is_left_is_said_in_its_unit():
    with pytest.raises(Refused, match="Chỉ còn 4 máy"):
        commitments.check_allocation(**SHARE | {"quantity": Decimal(5)})


def test_partners_share_a_host_when_one_of_theirs_lies_below_the_other():
    assert partners.share_a_host(["a.vn", "m.example.vn"], ["example.vn"])
    assert not partners.share_a_host(["a.vn"], ["b.vn"])
    assert not partners.share_a_host([], ["b.vn"])
