"""A person releases a report for a body abroad. The machine keeps it and sends nothing."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.models import InternationalReport, Violation
from khien.enforcement.rules.violation import check_works_here
from khien.enforcement.tips.building import Chosen, build
from khien.enforcement.tips.writing import as_json
from khien.people.models import User


@transaction.atomic
def release(
    violation: Violation, chosen: Chosen, *, why: str, by: User, now: datetime
) -> InternationalReport:
    check_works_here(violation.office_id, by=by)
    if not why.strip():
        raise Refused(_("Ghi lý do trước khi duyệt."), field="why")
    Violation.objects.select_for_update(no_key=True).get(pk=violation.pk)
    content = build(chosen)
    digest = sha256(as_json(content))
    if InternationalReport.objects.filter(violation=violation, digest=digest.digest()).exists():
        raise Refused(_("Báo cáo giống hệt đã được duyệt trước đó: hãy tải bản ấy."))
    made = InternationalReport.objects.create(
        violation=violation,
        content=content,
        why=why,
        story=bool(chosen.story),
        files=len(chosen.files),
        digest=digest.digest(),
        released_at=now,
        released_by=by,
    )
    event = events.InternationalReportReleased(
        violation.pk, made.pk, made.story, made.files, digest.hexdigest()
    )
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def take(report: InternationalReport, kind: str, *, by: User, now: datetime) -> None:
    event = events.InternationalReportTaken(report.violation_id, report.pk, kind)
    ledger.record(event, by=by, now=now)
