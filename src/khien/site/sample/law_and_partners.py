"""A review of the law under way, and partners with what they promised and delivered."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from khien.core.calendars import today
from khien.directory.models import Organisation
from khien.law.actions import (
    NewFinding,
    NewOutcome,
    NewProposal,
    NewRound,
    mark_looked_at,
    open_round,
    propose,
    record_finding,
    record_outcome,
)
from khien.law.models import LegalDocument
from khien.partners.actions.commitments import (
    NewCommitment,
    NewDelivery,
    allocate,
    confirm_delivery,
    record_commitment,
    record_delivery,
)
from khien.partners.actions.partners import (
    NewAgreement,
    PartnerDetails,
    record_agreement,
    record_partner,
)
from khien.partners.models import Partner
from khien.people.models import User
from khien.steering.models import Task


def review_the_law(by: User, *, now: datetime) -> int:
    """How many documents are reviewed."""
    day = today(now)
    codes = ("nd-147-2024", "nd-130-2021", "kh-169-2022-hoa-binh", "nd-56-2017")
    documents = list(LegalDocument.objects.filter(code__in=codes))
    found = {row.code: row for row in documents}
    new = NewRound(
        f"Rà soát văn bản năm {day.year} (mẫu)",
        "Nhóm nhiệm vụ 1 của kế hoạch",
        "Sở Tư pháp",
        day - timedelta(days=60),
        day + timedelta(days=30),
    )
    row = open_round(new, documents, by=by, now=now)
    basis = record_finding(
        row,
        NewFinding(
            "outdated",
            found["nd-147-2024"],
            "Căn cứ vào Luật An ninh mạng 2018 đã hết hiệu lực.",
            "Khó viện dẫn khi yêu cầu khóa tài khoản.",
        ),
        by=by,
        now=now,
    )
    sent = day - timedelta(days=40)
    letter = NewProposal("amend", "Sửa phần căn cứ.", "Chính phủ", "12/STP (mẫu)", sent, day)
    asked = propose(basis, letter, by=by, now=now)
    answer = NewOutcome("partly", day - timedelta(days=5), "Đưa vào chương trình (mẫu).")
    record_outcome(asked, answer, by=by, now=now)
    record_finding(
        row,
        NewFinding("unclear", found["nd-130-2021"], "Chưa rõ ai xử phạt hành vi trên mạng."),
        by=by,
        now=now,
    )
    mark_looked_at(row.reviewed.get(document=found["nd-56-2017"]), by=by, now=now)
    return len(documents)


_PARTNERS: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("Công ty Viễn thông Mẫu", "network", "domestic", "", ["vienthong-mau.example"]),
    ("Quỹ Vì trẻ em Mẫu", "association", "domestic", "", []),
    ("Tổ chức Quốc tế Mẫu về trẻ em", "ngo", "international", "Thụy Điển", []),
)
# Whose, of which kind, what, how much, how many days until it is due, for communes, delivered.
_PROMISES = (
    (0, "connectivity", "Đường truyền cho điểm trường (mẫu)", 30, "điểm", 90, True, 12),
    (0, "money", "Kinh phí truyền thông (mẫu)", 200_000_000, "", -20, False, 150_000_000),
    (1, "kind", "Máy tính cho thư viện (mẫu)", 40, "máy", -60, True, 40),
    (2, "people", "Ngày công tập huấn cán bộ (mẫu)", 60, "ngày công", 120, False, 0),
    (2, "content", "Bộ học liệu cho học sinh (mẫu)", 5, "bộ", 45, False, 3),
)


def work_with_partners(
    by: User, other: User, communes: Sequence[Organisation], *, now: datetime
) -> int:
    """How many commitments there are; what arrived is confirmed by the other person."""
    day = today(now)
    partners = [_partner(number, day, by, now) for number in range(len(_PARTNERS))]
    for whose, *promise in _PROMISES:
        _promise(partners[whose], promise, communes=communes, by=by, other=other, now=now)
    return len(_PROMISES)


def _partner(number: int, day: date, by: User, now: datetime) -> Partner:
    name, kind, origin, country, domains = _PARTNERS[number]
    begun = day - timedelta(days=300)
    said = PartnerDetails(
        name, kind, origin, country, "Cùng bảo vệ trẻ em trên mạng.", "", list(domains), begun
    )
    made = record_partner(said, by=by, now=now)
    end = day + timedelta(days=20 if number == 1 else 400)
    new = NewAgreement(
        f"{number + 1}/TT-MAU", "Thỏa thuận phối hợp (mẫu)", "Sở mẫu", begun, begun, end
    )
    record_agreement(made, new, by=by, now=now)
    return made


def _promise(
    partner: Partner,
    promise: Sequence[object],
    *,
    communes: Sequence[Organisation],
    by: User,
    other: User,
    now: datetime,
) -> None:
    kind, what, quantity, unit, days, local, delivered = promise
    day = today(now)
    new = NewCommitment(
        str(kind),
        str(what),
        Decimal(str(quantity)),
        str(unit),
        day - timedelta(days=250),
        day + timedelta(days=int(str(days))),
        partner.agreements.get(),
    )
    row = record_commitment(partner, new, communes[:6] if local else [], by=by, now=now)
    if delivered:
        arrived = NewDelivery(
            day - timedelta(days=30),
            Decimal(str(delivered)),
            document="BB 01 (mẫu)",
            commune=communes[0] if local else None,
        )
        confirm_delivery(record_delivery(row, arrived, by=by, now=now), by=other, now=now)
    task = Task.objects.filter(cancelled_at=None, until=None).first()
    if task is not None:
        half = (row.quantity / 2).quantize(Decimal(1))
        allocate(row, task, quantity=half, note="", by=by, now=now)
