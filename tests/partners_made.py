"""Partners, promises and deliveries for the tests."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from khien.core.calendars import today
from khien.partners.actions import commitments
from khien.partners.actions.commitments import NewCommitment, NewDelivery
from khien.partners.actions.partners import PartnerDetails
from khien.steering.models import Plan, Task

NOW = timezone.now()
TODAY = today(NOW)


def details(**changes):
    said = {
        "name": "Công ty Mẫu",
        "kind": "enterprise",
        "origin": "domestic",
        "country": "",
        "about": "",
        "contact": "",
        "domains": [],
        "since": date(TODAY.year - 1, 1, 1),
    }
    return PartnerDetails(**(said | changes))


def promise(partner, by, *communes, **changes):
    said = {
        "kind": "kind",
        "what": "Máy tính cho thư viện",
        "quantity": Decimal(20),
        "unit": "máy",
        "promised_on": date(TODAY.year - 1, 6, 1),
        "due": TODAY,
    }
    new = NewCommitment(**(said | changes))
    return commitments.record_commitment(partner, new, communes, by=by, now=NOW)


def deliver(commitment, by, quantity, *, confirmed_by=None, **changes):
    said = {"on": TODAY, "quantity": Decimal(quantity), "document": "BB-1"} | changes
    row = commitments.record_delivery(commitment, NewDelivery(**said), by=by, now=NOW)
    if confirmed_by:
        commitments.confirm_delivery(row, by=confirmed_by, now=NOW)
    return row


def a_task(*, by, number="1"):
    """Of an invented plan."""
    plan, _made = Plan.objects.get_or_create(
        number="1/KH-MAU",
        issuer="Tỉnh Mẫu",
        defaults={
            "title": "Kế hoạch mẫu",
            "starts": date(TODAY.year, 1, 1),
            "ends": date(TODAY.year + 4, 12, 31),
            "certainty": "K",
        },
    )
    return Task.objects.create(
        plan=plan,
        number=number,
        title=f"Tập huấn mẫu {number}",
        cited="mục III",
        recorded_at=NOW,
        recorded_by=by,
    )
