"""Which office carries which function from which day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import Certainty
from khien.directory import rules
from khien.directory.models import Function, FunctionBinding, Organisation
from khien.directory.periods import since


@dataclass(frozen=True)
class FunctionBound(ledger.Event):
    """Subject: the territory."""

    function: str
    office: UUID
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
    """The office before it carries the function up to the day before."""
    rows = FunctionBinding.objects.select_for_update().filter(
        territory=territory, function=function
    )
    latest = rows.order_by("-valid").first()
    rules.check_can_bind(latest, office, first_day=first_day)
    if latest is not None and (latest.valid.upper is None or latest.valid.upper > first_day):
        latest.valid = since(latest.valid.lower, first_day)
        latest.save(update_fields=["valid"])
    binding = FunctionBinding.objects.create(
        function=function,
        territory=territory,
        organisation=office,
        certainty=Certainty.KNOWN,
        legal_basis=legal_basis,
        valid=since(first_day),
    )
    ledger.record(FunctionBound(territory.pk, str(function), office.pk, first_day), by=by, now=now)
    return binding
