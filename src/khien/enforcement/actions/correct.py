"""Correcting what a file says of who did it, while it is being worked on."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.core.seal import name_tokens
from khien.enforcement import events
from khien.enforcement.actions import matching
from khien.enforcement.actions.identifiers import withdraw
from khien.enforcement.models import Respondent, TraceKind, Violation
from khien.enforcement.rules import traces
from khien.enforcement.rules.violation import check_version, check_works_here
from khien.people.models import User


@transaction.atomic
def correct(
    violation: Violation,
    *,
    kind: str,
    age_group: str,
    name: str,
    note: str,
    by: User,
    now: datetime,
    seen: int,
) -> None:
    violation = Violation.objects.select_for_update(of=("self",)).get(pk=violation.pk)
    check_works_here(violation.office_id, by=by)
    check_version(violation, seen)
    if violation.settled_at is not None:
        raise Refused(_("Hồ sơ đã có kết quả: muốn sửa, hãy mở lại hồ sơ."))
    person = violation.respondent
    renamed = name.strip() != (person.identity or {}).get("name", "")
    person.kind, person.age_group = kind, age_group
    person.identity = (person.identity or {}) | {"name": name.strip(), "note": note.strip()}
    person.name_tokens = name_tokens(name)
    person.save()
    violation.version += 1
    violation.save(update_fields=["version"])
    ledger.record(events.RespondentCorrected(violation.pk), by=by, now=now)
    if renamed:
        _known_by_name(violation, person, name, by=by, now=now)


def _known_by_name(
    violation: Violation, person: Respondent, name: str, *, by: User, now: datetime
) -> None:
    for old in person.identifiers.filter(kind=TraceKind.NAME, withdrawn_at=None):
        withdraw(violation, old.pk, by=by, now=now)
    if named := traces.name(name):
        matching.hold([named])
        matching.write(person, [named])
        matching.match(violation, [named], by=by, now=now)
