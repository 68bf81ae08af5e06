"""Who holds a duty on a day: the lawful successor of its function, while it is open."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from khien.directory.models import FunctionTransfer
from khien.directory.periods import asked_day
from khien.directory.rules.duties import Handed, Held, holder


def holders(duties: Sequence[Held], on: date) -> list[UUID]:
    """The office of each duty that day, in one query for all of them."""
    rows = FunctionTransfer.objects.filter(
        function__in={duty.function for duty in duties}, date__lte=asked_day(on)
    )
    transfers = [
        Handed(row.function, row.territory_id, row.giver_id, row.taker_id, row.date) for row in rows
    ]
    return [holder(duty, transfers, on) for duty in duties]
