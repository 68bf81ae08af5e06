"""What the page of a task shows of partners: who gives how much to it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.numbers import marked
from khien.intake.extensions import Row, Section
from khien.partners.models import Allocation
from khien.partners.queries.partners import READING
from khien.people.models import User
from khien.steering import extensions
from khien.steering.models import Task


def of_task(task: Task, user: User) -> Section | None:
    """A link for whoever may open the commitment; nothing where nobody gives anything."""
    rows = task.allocations.filter(commitment__cancelled_on=None)
    shown = list(rows.select_related("commitment__partner").order_by("recorded_at", "pk"))
    reads = any(user.may(permission) for permission in READING)
    if not shown:
        return None
    return Section(title=_("Đối tác góp cho nhiệm vụ này"), rows=[_row(r, reads) for r in shown])


def _row(allocation: Allocation, reads: bool) -> Row:  # noqa: FBT001  (a word of the section)
    given = allocation.commitment
    amount = f"{allocation.quantity:,.2f}".removesuffix(".00")
    return Row(
        f"{given.partner.name}: {given.what}",
        reverse("partners:commitment", args=[given.pk]) if reads else "",
        f"{marked(amount)} {given.unit}",
    )


def publish() -> None:
    extensions.register(of_task)
