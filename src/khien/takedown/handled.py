"""How much content each unit followed, and how much of it is gone: beside what the unit can do."""

from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from khien.core import handled
from khien.core.handled import Handled, WorkOfUnits
from khien.core.measures import Period
from khien.takedown.measures import registered


def count(period: Period) -> dict[UUID, Handled]:
    rows = registered(period, period.end).order_by().values("office")
    counted = rows.annotate(done=Count("pk", filter=Q(gone=True)), came=Count("pk"))
    return {
        office: Handled(done, came)
        for office, done, came in counted.values_list("office", "done", "came")
    }


def publish() -> None:
    handled.register(WorkOfUnits("web_content", _("Nội dung đã gỡ / đã ghi vào sổ"), count))
