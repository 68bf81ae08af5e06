"""Reports as their reporter may open them: by the code alone."""

from uuid import UUID

from khien.intake.models import Message, Report
from khien.intake.rules.codes import code_hash


def by_code(code: str) -> Report | None:
    """One look-up by keyed hash, whatever was typed: right and wrong codes take the same way."""
    return Report.objects.filter(code_hash=code_hash(code)).first()


def by_id(report_id: UUID) -> Report | None:
    return Report.objects.filter(pk=report_id).first()


def mailbox(report: Report) -> list[Message]:
    return list(report.messages.order_by("at"))


def has_open_support_request(report: Report) -> bool:
    return report.support_requests.filter(withdrawn_at=None).exists()


def incidents_of(report: Report) -> list[UUID]:
    """The incidents it belongs to now; one it was taken out of again no longer counts."""
    links = report.incident_links.filter(separated_at=None)
    return list(links.values_list("incident_id", flat=True))
