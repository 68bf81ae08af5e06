"""How many violations each unit opened and handled: for whoever reads what units can do."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from khien.core import handled
from khien.core.calendars import HANOI
from khien.core.handled import Handled, WorkOfUnits
from khien.core.measures import Period
from khien.enforcement.models import Violation
from khien.enforcement.queries.once import once_a_person_and_act


def count(period: Period) -> dict[UUID, Handled]:
    start = datetime.combine(period.start, time(), HANOI)
    end = datetime.combine(period.end + timedelta(days=1), time(), HANOI)
    opened = Violation.objects.filter(opened_at__gte=start, opened_at__lt=end)
    done = Count("pk", filter=Q(settled_at__lt=end, handled=True))
    rows = once_a_person_and_act(opened).order_by().values("office")
    counted = rows.annotate(done=done, came=Count("pk")).values_list("office", "done", "came")
    return {office: Handled(done, came) for office, done, came in counted}


def publish() -> None:
    handled.register(WorkOfUnits("violations", _("Vi phạm đã xử lý / đã mở"), count))
