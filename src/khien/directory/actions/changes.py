"""Changes of organisations as decisions make them: history stays true, and who follows is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.fold import fold
from khien.directory import queries, rules
from khien.directory.actions.changing import (
    Decided,
    Named,
    begin,
    end,
    end_codes,
    event_of,
    follow,
    give_code,
    hand_on,
    newest,
    renewed,
)
from khien.directory.actions.duties import hand_over, move_territory
from khien.directory.models import (
    ChangeKind,
    Extent,
    Function,
    InstitutionProfile,
    InstitutionType,
    Organisation,
)
from khien.directory.periods import since


@dataclass(frozen=True)
class OrganisationChanged(ledger.Event):
    """Subject: the organisation that came out of it, or ended by it. `others`: how many more."""

    kind: str
    first_day: date
    others: int


@transaction.atomic
def merge(
    unit: Organisation, others: Sequence[Organisation], named: Named, *, said: Decided, by: Actor
) -> Organisation:
    """All of them end; the new one follows each as a whole."""
    _check(said)
    rules.check_others(unit.pk, [other.pk for other in others])
    versions = [newest(each.pk, said.day) for each in (unit, *others)]
    made = begin(versions[0], named, said)
    event = event_of(ChangeKind.MERGE, made.pk, said)
    for version in versions:
        _go_into(version.organisation_id, made, said)
        end(version, said.day)
        follow(event, version.organisation_id, made.pk, Extent.WHOLE)
    give_code(made, named.code, said.day)
    _tell(ChangeKind.MERGE, made, len(versions), said, by)
    return made


@transaction.atomic
def absorb(unit: Organisation, target: Organisation, *, said: Decided, by: Actor) -> None:
    """The unit ends; the target is what it was, with what it took over."""
    _check(said)
    rules.check_others(unit.pk, [target.pk])
    newest(target.pk, said.day)
    version = newest(unit.pk, said.day)
    _go_into(unit.pk, target, said)
    end(version, said.day)
    event = event_of(ChangeKind.ABSORB, target.pk, said)
    follow(event, unit.pk, target.pk, Extent.WHOLE)
    _tell(ChangeKind.ABSORB, target, 1, said, by)


@transaction.atomic
def split(
    unit: Organisation, successors: Sequence[Named], *, said: Decided, by: Actor
) -> list[Organisation]:
    """The unit ends, each new one follows it in part; the shares are told apart."""
    _check(said)
    rules.check_successors([named.name for named in successors])
    version = newest(unit.pk, said.day)
    _check_free(unit, said)
    made = [begin(version, named, said) for named in successors]
    end(version, said.day)
    for new, named in zip(made, successors, strict=True):
        follow(event_of(ChangeKind.SPLIT, new.pk, said), unit.pk, new.pk, Extent.PART)
        give_code(new, named.code, said.day)
    _tell(ChangeKind.SPLIT, unit, len(made), said, by)
    return made


@transaction.atomic
def transfer_part(unit: Organisation, target: Organisation, *, said: Decided, by: Actor) -> None:
    """Both live on; the unit follows itself in part, with what it kept."""
    _check(said)
    rules.check_others(unit.pk, [target.pk])
    newest(unit.pk, said.day)
    newest(target.pk, said.day)
    event = event_of(ChangeKind.PART_TRANSFER, target.pk, said)
    for taker in (target, unit):
        follow(event, unit.pk, taker.pk, Extent.PART)
    _tell(ChangeKind.PART_TRANSFER, target, 1, said, by)


@transaction.atomic
def name_anew(unit: Organisation, name: str, *, said: Decided, by: Actor) -> None:
    _check(said)
    rules.check_can_name(name)
    renewed(newest(unit.pk, said.day), said, name=name, folded_name=fold(name))
    event_of(ChangeKind.RENAME, unit.pk, said)
    _tell(ChangeKind.RENAME, unit, 0, said, by)


@transaction.atomic
def retype(unit: Organisation, named: Named, *, said: Decided, by: Actor) -> None:
    """A commune becomes a ward, a primary school a school of two levels; mostly named anew too."""
    _check(said)
    rules.check_can_name(named.name)
    facts = {"name": named.name, "folded_name": fold(named.name)}
    latest = newest(unit.pk, said.day)
    if named.type in InstitutionType.values:
        _type_anew(unit, named.type, said)
    else:
        facts["type"] = named.type or latest.type
    renewed(latest, said, **facts)
    event_of(ChangeKind.RETYPE, unit.pk, said)
    _tell(ChangeKind.RETYPE, unit, 0, said, by)


@transaction.atomic
def recode(unit: Organisation, code: str, *, said: Decided, by: Actor) -> None:
    _check(said)
    newest(unit.pk, said.day)
    end_codes(unit.pk, said.day)
    give_code(unit, code, said.day)
    event_of(ChangeKind.RECODE, unit.pk, said)
    _tell(ChangeKind.RECODE, unit, 0, said, by)


@transaction.atomic
def abolish(unit: Organisation, *, said: Decided, by: Actor) -> None:
    """Nobody follows; an office hands its functions over first."""
    _check(said)
    version = newest(unit.pk, said.day)
    _check_free(unit, said)
    end(version, said.day)
    event_of(ChangeKind.ABOLISH, unit.pk, said)
    _tell(ChangeKind.ABOLISH, unit, 0, said, by)


@transaction.atomic
def found(like: Organisation, named: Named, *, said: Decided, by: Actor) -> Organisation:
    """Another one of the kind, level and standing of `like`, of which nobody was there before."""
    _check(said)
    made = begin(newest(like.pk, said.day), named, said)
    give_code(made, named.code, said.day)
    event_of(ChangeKind.CREATE, made.pk, said)
    _tell(ChangeKind.CREATE, made, 0, said, by)
    return made


def _check(said: Decided) -> None:
    rules.check_decided(day=said.day, legal_basis=said.legal_basis, today=today(said.now))


def _go_into(old: UUID, new: Organisation, said: Decided) -> None:
    hand_on(old, new.pk, said)
    rest: Any = {"first_day": said.day, "legal_basis": said.legal_basis, "now": said.now}
    hand_over(old, new, **rest)
    move_territory(old, new, **rest)


def _check_free(unit: Organisation, said: Decided) -> None:
    functions = queries.functions_of(unit.pk, said.day)
    rules.check_can_end([str(Function(each).label) for each in sorted(functions)])


def _type_anew(unit: Organisation, type_: str, said: Decided) -> None:
    profile = InstitutionProfile.objects.filter(organisation=unit, valid__contains=said.day).first()
    if profile is not None and profile.valid.lower == said.day:
        profile.delete()
    elif profile is not None:
        profile.valid = since(profile.valid.lower, said.day)
        profile.save(update_fields=["valid"])
    InstitutionProfile.objects.create(organisation=unit, type=type_, valid=since(said.day))


def _tell(kind: ChangeKind, unit: Organisation, others: int, said: Decided, by: Actor) -> None:
    event = OrganisationChanged(unit.pk, str(kind), said.day, others)
    ledger.record(event, by=by, now=said.now)
