"""First assessment (Mẫu 02) and emergency measures."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.forms import Filled, keep
from khien.support.actions.steps import advance, begin
from khien.support.models import (
    Assessment,
    Case,
    EmergencyKind,
    EmergencyMeasure,
)
from khien.support.rules.case import check_another_person, check_wellbeing
from khien.support.rules.next import emergency_waits, newest_of
from khien.support.rules.states import Step


@dataclass(frozen=True)
class Findings:
    """The risk grid of Mẫu 02 (each a Grade), the child's wellbeing 1–5, and the notes.

    None is "unknown". `conclusion`: the risk that follows from the grid, where it was reckoned.
    """

    harm: str | None
    access_to_child: str | None
    obstacles_in_care: str | None
    self_protection: str | None
    recovery_ability: str | None
    emergency_needed: bool | None
    wellbeing: int | None
    childs_wish: str = ""
    observations: str = ""
    conclusion: str = ""


@transaction.atomic
def assess(
    case: Case,
    *,
    findings: Findings,
    by: User,
    now: datetime,
    seen: int | None = None,
    form: Filled | None = None,
) -> Assessment:
    """Without need for an emergency measure its clock stops here; else it runs on. Asked again for
    one after the chair declined, twelve hours run anew.
    """
    case = begin(case.pk, Step.ASSESS, by=by, seen=seen)
    check_wellbeing(findings.wellbeing)
    grid = asdict(findings)
    notes = {key: grid.pop(key) for key in ("childs_wish", "observations")}
    kept = keep(form, case, by=by, now=now)
    assessment = Assessment.objects.create(case=case, at=now, by=by, notes=notes, form=kept, **grid)
    if findings.emergency_needed is False:
        clocks.stop("emergency_measure", subject=case.pk, now=now)
    elif findings.emergency_needed and any(row.declined_at for row in case.assessments.all()):
        clocks.start("emergency_measure", subject=case.pk, now=now, responsible=case.commune_id)
    advance(case, Step.ASSESS)
    ledger.record(events.CaseAssessed(case.pk, bool(findings.emergency_needed)), by=by, now=now)
    return assessment


@transaction.atomic
def take_emergency_measure(
    case: Case,
    *,
    kind: EmergencyKind,
    description: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> EmergencyMeasure:
    """Stops the 12 hours; a separation starts its own 15 days."""
    case = begin(case.pk, Step.TAKE_EMERGENCY_MEASURE, by=by, seen=seen)
    if not description.strip():
        raise Refused(_("Ghi rõ biện pháp: làm gì, ai làm, ở đâu."), field="description")
    measure = EmergencyMeasure.objects.create(
        case=case, kind=kind, description=description, decided_at=now, decided_by=by
    )
    clocks.stop("emergency_measure", subject=case.pk, now=now)
    if kind == EmergencyKind.SEPARATION:
        clocks.start("temporary_separation", subject=case.pk, now=now, responsible=case.commune_id)
    advance(case, Step.TAKE_EMERGENCY_MEASURE)
    ledger.record(events.EmergencyMeasureDecided(case.pk, measure.pk, str(kind)), by=by, now=now)
    return measure


@transaction.atomic
def decline_emergency_measure(
    case: Case, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    """The chair answers the newest Mẫu 02: no measure is needed. Stops the 12 hours."""
    case = begin(case.pk, Step.DECLINE_EMERGENCY_MEASURE, by=by, seen=seen)
    asked = newest_of(case.assessments.all())
    if asked is None or not emergency_waits([asked], case.emergency_measures.all()):
        raise Refused(_("Không có đề nghị biện pháp khẩn cấp nào đang chờ trả lời."))
    check_another_person(asked.by, by=by)
    if not reason.strip():
        raise Refused(_("Ghi vì sao không cần: trẻ đang được giữ an toàn thế nào."), field="reason")
    asked.why_declined, asked.declined_at, asked.declined_by = reason, now, by
    asked.save(update_fields=["why_declined", "declined_at", "declined_by"])
    clocks.stop("emergency_measure", subject=case.pk, now=now)
    advance(case, Step.DECLINE_EMERGENCY_MEASURE)
    ledger.record(events.EmergencyMeasureDeclined(case.pk, asked.pk), by=by, now=now)


@transaction.atomic
def end_emergency_measure(measure: EmergencyMeasure, *, by: User, now: datetime) -> None:
    case = begin(measure.case_id, Step.END_EMERGENCY_MEASURE, by=by, seen=None)
    if measure.ended_at is not None:
        raise Refused(_("Biện pháp này đã kết thúc."))
    measure.ended_at = now
    measure.save(update_fields=["ended_at"])
    others = case.emergency_measures.filter(ended_at=None, kind=EmergencyKind.SEPARATION)
    if not others.exists():
        clocks.stop("temporary_separation", subject=case.pk, now=now)
    advance(case, Step.END_EMERGENCY_MEASURE)
    ledger.record(events.EmergencyMeasureEnded(case.pk, measure.pk), by=by, now=now)
