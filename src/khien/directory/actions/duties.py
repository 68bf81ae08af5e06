"""Which office carries which function from which day, and what goes over with it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import Certainty
from khien.directory import rules
from khien.directory.models import Function, FunctionBinding, FunctionTransfer, Organisation
from khien.directory.periods import since


@dataclass(frozen=True)
class FunctionBound(ledger.Event):
    """Subject: the territory."""

    function: str
    office: UUID
    first_day: date


@dataclass(frozen=True)
class FunctionsTransferred(ledger.Event):
    """Subject: the office that gave them; `count`: of how many territories and functions."""

    taker: UUID
    count: int
    first_day: date


@transaction.atomic
def bind_function(
    function: Function,
    *,
    territory: Organisation,
    office: Organisation,
    first_day: date,
    legal_basis: str,
    by: Actor,
    now: datetime,
) -> FunctionBinding:
    """The office before it carries the function up to the day before, and hands on what is open."""
    binding = _bind(function, territory.pk, office, _Said(first_day, legal_basis, now))
    ledger.record(FunctionBound(territory.pk, str(function), office.pk, first_day), by=by, now=now)
    return binding


@transaction.atomic
def transfer_functions(
    giver: Organisation,
    taker: Organisation,
    *,
    function: str,
    first_day: date,
    legal_basis: str,
    by: Actor,
    now: datetime,
) -> int:
    """Wherever the office carries that function, or every one of its own; how many went over."""
    carried = FunctionBinding.objects.select_for_update().filter(
        organisation=giver, valid__contains=first_day
    )
    rules.check_can_transfer(giver.pk, taker.pk, [row.function for row in carried], function)
    going = [row for row in carried if not function or row.function == function]
    for row in going:
        _bind(Function(row.function), row.territory_id, taker, _Said(first_day, legal_basis, now))
    event = FunctionsTransferred(giver.pk, taker.pk, len(going), first_day)
    ledger.record(event, by=by, now=now)
    return len(going)


def hand_over(
    giver: UUID, taker: Organisation, *, first_day: date, legal_basis: str, now: datetime
) -> None:
    """Everything an office carries goes with it into the one that takes it up."""
    carried = FunctionBinding.objects.select_for_update().filter(
        organisation=giver, valid__contains=first_day
    )
    for row in list(carried):
        _bind(Function(row.function), row.territory_id, taker, _Said(first_day, legal_basis, now))


def move_territory(
    old: UUID, new: Organisation, *, first_day: date, legal_basis: str, now: datetime
) -> None:
    """What was carried for a unit that is no more is carried for the one that took it.

    The office of the first is the office of the whole; the others hand their open duties to it.
    """
    for row in FunctionBinding.objects.select_for_update().filter(
        territory=old, valid__contains=first_day
    ):
        row.valid = since(row.valid.lower, first_day)
        row.save(update_fields=["valid"])
        there = FunctionBinding.objects.filter(
            territory=new, function=row.function, valid__contains=first_day
        ).first()
        if there is None:
            FunctionBinding.objects.create(
                function=row.function,
                territory=new,
                organisation_id=row.organisation_id,
                certainty=row.certainty,
                legal_basis=legal_basis,
                valid=since(first_day),
            )
        elif there.organisation_id != row.organisation_id:
            FunctionTransfer.objects.create(
                function=row.function,
                territory_id=old,
                giver_id=row.organisation_id,
                taker_id=there.organisation_id,
                date=first_day,
                legal_basis=legal_basis,
                recorded_at=now,
            )


@dataclass(frozen=True)
class _Said:
    first_day: date
    legal_basis: str
    now: datetime


def _bind(
    function: Function, territory_id: UUID, office: Organisation, said: _Said
) -> FunctionBinding:
    rows = FunctionBinding.objects.select_for_update().filter(
        territory=territory_id, function=function
    )
    latest = rows.order_by("-valid").first()
    rules.check_can_bind(latest, office, first_day=said.first_day)
    if latest is not None and latest.organisation_id != office.pk:
        FunctionTransfer.objects.create(
            function=function,
            territory_id=territory_id,
            giver_id=latest.organisation_id,
            taker=office,
            date=said.first_day,
            legal_basis=said.legal_basis,
            recorded_at=said.now,
        )
    if latest is not None and (latest.valid.upper is None or latest.valid.upper > said.first_day):
        latest.valid = since(latest.valid.lower, said.first_day)
        latest.save(update_fields=["valid"])
    return FunctionBinding.objects.create(
        function=function,
        territory_id=territory_id,
        organisation=office,
        certainty=Certainty.KNOWN,
        legal_basis=said.legal_basis,
        valid=since(said.first_day),
    )
