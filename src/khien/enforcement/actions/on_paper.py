"""A step and its official paper at once: number, paper and step stand together or not at all."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.content import Signer
from khien.documents.models import Document
from khien.enforcement import papers
from khien.enforcement.actions.checking import check
from khien.enforcement.actions.handle import locked
from khien.enforcement.actions.take import take
from khien.enforcement.letters import HOLDER_KIND
from khien.enforcement.models import Violation
from khien.enforcement.queries.receivers import uses_khien
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import check_can, receives
from khien.people.models import User

_NOT_YET = "?"  # stands for the number while everything else is checked


@transaction.atomic
def take_on_paper(
    violation: Violation,
    step: Step,
    said: Said,
    *,
    signer: Signer,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Document:
    """The number is the next in the register of the person's office, of today."""
    violation = locked(violation.pk, seen=seen)
    check_can(violation, step, by=by, itself=uses_khien(violation.receiver_id, now=now))
    if not papers.offered(violation, step, by=by):
        raise Refused(_("Bước này không lập văn bản được."))
    if step is Step.DECIDE:
        _check_named(violation)
    _check(said, signer, now=now)
    check(violation, step, replace(said, number=_NOT_YET), now=now)
    kind, content = papers.composed(violation, step, said, now=now)
    office = violation.receiver_id if receives(violation, by) else violation.office_id
    draft = documents.make(
        kind,
        holder=violation.pk,
        holder_kind=HOLDER_KIND,
        office=office or violation.office_id,
        content=content,
        by=by,
        now=now,
    )
    paper = documents.issue(draft, signer=signer, recipients=content.recipients, by=by, now=now)
    number = paper.number.written if paper.number else ""
    take(violation, step, replace(said, number=number), by=by, now=now)
    return paper


def _check_named(violation: Violation) -> None:
    if not (violation.respondent.identity or {}).get("name"):
        raise Refused(_("Ghi tên người vi phạm vào hồ sơ trước khi lập quyết định."), field="paper")


def _check(said: Said, signer: Signer, *, now: datetime) -> None:
    if said.number.strip():
        raise Refused(
            _("Văn bản lập bằng Khiên lấy số trong sổ: hãy để trống ô số."), field="number"
        )
    if said.on != today(now):
        raise Refused(_("Văn bản lập bằng Khiên mang ngày hôm nay."), field="on")
    if not signer.title.strip():
        raise Refused(_("Ghi chức vụ của người ký."), field="title")
    if not signer.name.strip():
        raise Refused(_("Ghi họ và tên người ký."), field="name")
