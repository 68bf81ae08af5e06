"""Taking a report: from a page, the API or a counsellor, always by this one action.

The report is committed before its code is shown, and before its files are looked at: a file that
cannot be taken never costs the report. The same idempotency key gives the same report and code.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.core.seal import blind
from khien.evidence import actions as evidence
from khien.evidence.actions import RefusedFile
from khien.evidence.models import HolderKind
from khien.intake.actions.routing import clock_rule, route
from khien.intake.models import (
    AskedBy,
    Report,
    ReportIdentifier,
    SupportRequest,
)
from khien.intake.rules import identifiers
from khien.intake.rules.codes import CodeStyle, code_hash, derive
from khien.intake.rules.danger import danger_signs
from khien.intake.rules.identifiers import Identifier
from khien.intake.rules.likeness import sketch
from khien.intake.rules.priority import PriorityFacts, assess
from khien.intake.rules.report import (
    MOST_LINES,
    NewReport,
    OtherContent,
    check_can_submit,
    check_idempotency_key,
    content_hash,
    day_in,
    request_hash,
)

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True)
class ReportReceived(ledger.Event):
    channel: str
    door: str
    priority: str
    slow: bool
    asks_for_support: bool
    offices: list[UUID]
    kept_away: list[UUID]


@dataclass(frozen=True)
class ReportReleased(ledger.Event):
    """It came above the soft limit; its sender did the work that shows a person in earnest."""


@dataclass(frozen=True)
class Submitted:
    """`due`: until when somebody takes it up. `refused_files`: what could not be taken, and why."""

    report: Report
    code: str
    due: datetime
    refused_files: list[RefusedFile]


def submit(
    facts: NewReport,
    *,
    by: Actor,
    now: datetime,
    files: Sequence["File[Any]"] = (),
    idempotency_key: str = "",
    slow: bool = False,
) -> Submitted:
    """Raises Refused naming the field, and OtherContent for a key used with something else."""
    check_can_submit(facts, now=now)
    if idempotency_key:
        check_idempotency_key(idempotency_key)
    seed = request_hash(idempotency_key) if idempotency_key else os.urandom(32)
    code = derive(seed, facts.code_style)
    report = _report(facts, code=code, slow=slow, now=now)
    report.request_hash = seed if idempotency_key else None
    try:
        due = _store(report, facts, by=by, now=now)
    except IntegrityError:
        if not idempotency_key:
            raise
        report, due = _repeated(report)
    refused = _keep_files(report, files, by=by, now=now)
    return Submitted(report, code, due, refused)


def _report(facts: NewReport, *, code: str, slow: bool, now: datetime) -> Report:
    signs = frozenset(sign.sign for sign in danger_signs(facts.what_happened))
    priority = assess(
        PriorityFacts(
            danger_now=facts.danger_now,
            child_age=facts.child_age,
            kinds=facts.kinds,
            signs=signs,
            offender_near=facts.offender_near,
            door=facts.door,
        )
    )
    return Report(
        id=new_id(),
        code_hash=code_hash(code),
        content_hash=content_hash(facts),
        received_at=now,
        channel=facts.channel,
        door=facts.door,
        language=facts.language,
        narrative=_narrative(facts),
        kinds=list(facts.kinds),
        commune_id=facts.commune_id,
        child_age=facts.child_age,
        happened_on=day_in(facts.happened),
        asks_for_support=facts.asks_for_support,
        asked_by=facts.asked_by,
        danger_now=facts.danger_now,
        offender_near=facts.offender_near,
        contact_safe=facts.contact_safe,
        slow=slow,
        text_tokens=sketch(facts.what_happened),
        priority=priority.level,
        priority_reasons=list(priority.reasons),
    )


def _narrative(facts: NewReport) -> dict[str, object]:
    contact = {"how": facts.safe_contact, "address": facts.contact_address}
    told = {
        "what_happened": facts.what_happened,
        "happened": facts.happened,
        "platform": facts.platform,
        "commune": facts.commune_text,
        "links": list(facts.urls),
        "handles": list(facts.handles),
        "phones": list(facts.phones),
        "bank_accounts": list(facts.bank_accounts),
        "safe_contact": {name: value for name, value in contact.items() if value},
        "must_not_know": facts.must_not_know,
        "more": facts.more,
    }
    return {name: value for name, value in told.items() if value}


@transaction.atomic
def _store(report: Report, facts: NewReport, *, by: Actor, now: datetime) -> datetime:
    clock = clocks.start_first(clock_rule(report.priority), subject=report.pk, now=now)
    report.due_at = clock.due_at
    report.save(force_insert=True)
    ReportIdentifier.objects.bulk_create(
        ReportIdentifier(
            report=report,
            kind=found.kind,
            value=found.value,
            token=blind(found.kind, found.value),
        )
        for found in found_in(facts)
    )
    if facts.asks_for_support:
        SupportRequest.objects.create(
            report=report,
            asked_by=facts.asked_by or AskedBy.OTHER,
            asked_at=now,
            commune_id=facts.commune_id,
            child_age=facts.child_age,
        )
    routed = route(report, now=now)
    ledger.record(
        ReportReceived(
            report.pk,
            channel=report.channel,
            door=report.door,
            priority=report.priority,
            slow=report.slow,
            asks_for_support=report.asks_for_support,
            offices=routed.offices,
            kept_away=routed.kept_away,
        ),
        by=by,
        now=now,
    )
    return clock.due_at


def found_in(facts: NewReport) -> list[Identifier]:
    """Everything that identifies, from its own field or as a link in the words; each once."""
    found = [identifiers.url(text) for text in facts.urls]
    found += [identifiers.handle(text) for text in facts.handles]
    found += [identifiers.phone(text) for text in facts.phones]
    found += [identifiers.bank_account(text) for text in facts.bank_accounts]
    found += [
        identifiers.url(text)
        for told in (facts.what_happened, facts.more)
        for text in identifiers.links_in(told)[:MOST_LINES]
    ]
    return list(dict.fromkeys(each for each in found if each is not None))


def _repeated(report: Report) -> tuple[Report, datetime]:
    """The report that this sending already made, where it says the same."""
    first = Report.objects.get(request_hash=report.request_hash)
    if bytes(first.content_hash) != report.content_hash:
        raise OtherContent(
            _("Bạn đã gửi một tin khác từ đây rồi. Nếu đây là tin mới, hãy gửi lần nữa."),
            field="idempotency_key",
        )
    return first, clocks.of(first.pk)[0].due_at


def _keep_files(
    report: Report, files: Sequence["File[Any]"], *, by: Actor, now: datetime
) -> list[RefusedFile]:
    """A repeated sending adds only files that are not there yet."""
    kept = evidence.receive_all(
        files, holder=report.pk, holder_kind=HolderKind.REPORT, by=by, now=now, once=True
    )
    return kept.refused


@transaction.atomic
def release_from_slow_queue(report_id: UUID, *, by: Actor, now: datetime) -> None:
    if Report.objects.filter(pk=report_id, slow=True).update(slow=False):
        ledger.record(ReportReleased(report_id), by=by, now=now)


__all__ = ["CodeStyle", "NewReport", "Submitted", "release_from_slow_queue", "submit"]
