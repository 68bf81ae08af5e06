"""Heavy reports and contacts counted on the day of who met them; writing down how one is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from khien.core import ledger
from khien.intake.models import Contact, Debrief, HarmKind, Report
from khien.intake.rules.debrief import check_debrief
from khien.people import exposure
from khien.people.models import Exposure, ExposureSource, User

# What is hard to read for whoever reads it all day.
HEAVY = frozenset(
    (
        HarmKind.ABUSE_MATERIAL,
        HarmKind.EXTORTION,
        HarmKind.GROOMING,
        HarmKind.INTIMATE_IMAGES,
        HarmKind.SELF_HARM,
        HarmKind.SEXUAL_CONTENT,
    )
)


@dataclass(frozen=True)
class DebriefWritten(ledger.Event):
    """About whom it is says the subject; the words are theirs and their lead's alone."""


@dataclass(frozen=True)
class DebriefsRead(ledger.Event):
    """Somebody's lead read them; the subject is whose they are."""


def note_report(report: Report, *, by: User, now: datetime) -> None:
    """Opened to be read in triage."""
    if HEAVY.intersection(report.kinds):
        exposure.note(by, ExposureSource.REPORT, now=now)


def note_contact(contact: Contact, *, now: datetime) -> None:
    """The whole time of a contact about heavy things; at most the day's own budget."""
    if contact.category is None or not contact.category.disturbing:
        return
    lasted = (now - contact.started_at) // timedelta(minutes=1)
    Exposure.objects.create(
        user=contact.by,
        at=contact.started_at,
        minutes=min(max(1, lasted), exposure.limits_on(now).daily),
        source=ExposureSource.CONTACT,
    )


@transaction.atomic
def write_debrief(*, wellbeing: int | None, words: str, by: User, now: datetime) -> None:
    chosen = check_debrief(wellbeing=wellbeing, words=words)
    Debrief.objects.create(user=by, at=now, wellbeing=chosen, words=words or None)
    ledger.record(DebriefWritten(by.pk), by=by, now=now)


@transaction.atomic
def note_debriefs_read(of: User, *, by: User, now: datetime) -> None:
    if of != by:
        ledger.record(DebriefsRead(of.pk), by=by, now=now)
