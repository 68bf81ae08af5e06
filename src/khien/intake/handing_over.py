"""What somebody who takes in reports leaves: reports taken up, contacts still open."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.handing_over import Group, Leaving, Part, register
from khien.core.permissions import Permission
from khien.intake.models import ConflictOfInterest, Contact, Report, ReportState
from khien.intake.rules.reference import report_reference
from khien.people import reading
from khien.people.handing_over import grouped


def reports(leaving: Leaving) -> list[Group]:
    rows = Report.objects.filter(taken_up_by=leaving.user).exclude(state=ReportState.DECIDED)
    columns = ("pk", "number", "received_at", "commune")
    found = [
        (pk, report_reference(number, at), commune)
        for pk, number, at, commune in rows.values_list(*columns)
    ]
    away = _kept_away([pk for pk, _number, _place in found])
    return grouped(found, Permission.REPORT_TRIAGE, leaving, away)


def _kept_away(keys: Collection[UUID]) -> dict[UUID, set[UUID]]:
    told = ConflictOfInterest.objects.filter(report__in=keys)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = told.values_list("report", "person", "organisation")
    for record, *away in [*rows, *reading.kept_away_from(keys)]:
        found[record] |= {each for each in away if each}
    return found


def contacts(leaving: Leaving) -> list[Group]:
    rows = Contact.objects.filter(by=leaving.user, ended_at=None).values_list("pk", "number")
    found = [(pk, str(number), None) for pk, number in rows]
    return grouped(found, Permission.HOTLINE_WORK, leaving)


def give_reports(leaving: Leaving, pieces: Collection[UUID], taker: UUID) -> None:
    Report.objects.filter(pk__in=pieces, taken_up_by=leaving.user).update(taken_up_by=taker)


def give_contacts(leaving: Leaving, pieces: Collection[UUID], taker: UUID) -> None:
    Contact.objects.filter(pk__in=pieces, by=leaving.user).update(by=taker)


def publish() -> None:
    register(
        Part(
            "intake.reports",
            _("Tin báo đã nhận xử lý"),
            ("intake.Report.taken_up_by",),
            reports,
            give_reports,
        )
    )
    register(
        Part(
            "intake.contacts",
            _("Cuộc liên hệ chưa kết thúc"),
            ("intake.Contact.by",),
            contacts,
            give_contacts,
        )
    )
