"""Alarms as they stand on a day, for whoever asks: those looked at already come last."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from khien.law.citations import citations
from khien.law.models import AlarmSetAside, EndedAgency, LegalDocument, Provision, Relation
from khien.law.rules.alarms import Alarm, Register, of_agencies, of_citation, of_relations


@dataclass(frozen=True)
class ShownAlarm:
    alarm: Alarm
    aside: AlarmSetAside | None


def alarms(user: Any, on: date) -> list[ShownAlarm]:
    register = _register(on)
    found = [
        *of_relations(register),
        *of_agencies(register),
        *(each for cited in citations(user, on) for each in of_citation(register, cited)),
    ]
    once = {alarm.key: alarm for alarm in found}
    asides = AlarmSetAside.objects.filter(key__in=once).select_related("by")
    known = {row.key: row for row in asides}
    shown = [ShownAlarm(alarm, known.get(key)) for key, alarm in once.items()]
    return sorted(shown, key=lambda each: each.aside is not None)


def open_alarms(user: Any, on: date) -> int:
    return sum(each.aside is None for each in alarms(user, on))


def _register(on: date) -> Register:
    return Register(
        on=on,
        documents={row.pk: row for row in LegalDocument.objects.defer("words")},
        provisions={
            row.pk: row
            for row in Provision.objects.select_related("document")
            .defer("words")
            .order_by("document__number", "position", "valid_from")
        },
        relations=list(Relation.objects.order_by("source__number", "target__number")),
        agencies=list(EndedAgency.objects.order_by("-ended", "name")),
    )
