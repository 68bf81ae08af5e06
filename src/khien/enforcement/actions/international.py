"""A person releases a report for a body abroad. The machine keeps it and sends nothing."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.models import Violation
from khien.enforcement.models.international import Released
from khien.enforcement.queries import incidents_sent
from khien.enforcement.rules.violation import check_works_here
from khien.enforcement.tips.building import Chosen, build
from khien.enforcement.tips.writing import as_json
from khien.intake.models import Incident
from khien.people.models import User

Subject = Violation | Incident


@transaction.atomic
def release(subject: Subject, chosen: Chosen, *, why: str, by: User, now: datetime) -> Released:
    check_may_report(subject, by=by)
    if not why.strip():
        raise Refused(_("Ghi lý do trước khi duyệt."), field="why")
    type(subject).objects.select_for_update(no_key=True).get(pk=subject.pk)
    content = build(chosen)
    digest = sha256(as_json(content))
    if subject.international_reports.filter(digest=digest.digest()).exists():
        raise Refused(_("Báo cáo giống hệt đã được duyệt trước đó: hãy tải bản ấy."))
    made: Released = subject.international_reports.create(
        content=content,
        why=why,
        story=bool(chosen.story),
        files=len(chosen.files),
        digest=digest.digest(),
        released_at=now,
        released_by=by,
    )
    event = events.InternationalReportReleased(
        subject.pk, made.pk, made.story, made.files, digest.hexdigest()
    )
    ledger.record(event, by=by, now=now)
    return made


def check_may_report(subject: Subject, *, by: User) -> None:
    """A violation of one's office, or an incident that was sent to it."""
    if isinstance(subject, Violation):
        check_works_here(subject.office_id, by=by)
    elif not incidents_sent(by).filter(pk=subject.pk).exists():
        raise Refused(_("Việc này thuộc đơn vị khác."))


@transaction.atomic
def take(subject: Subject, report: Released, kind: str, *, by: User, now: datetime) -> None:
    event = events.InternationalReportTaken(subject.pk, report.pk, kind)
    ledger.record(event, by=by, now=now)
