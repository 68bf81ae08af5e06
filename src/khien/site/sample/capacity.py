"""What the sample police and their colleagues have: officers, trainings, exercises, equipment."""

from datetime import datetime, timedelta

from khien.capacity.actions import NewRow, record
from khien.capacity.models import CapacityKind, Topic
from khien.capacity.queries import units_of
from khien.core.calendars import today
from khien.directory.models import Organisation
from khien.people.models import User

_SOURCE = "Báo cáo mẫu số {n}"
_ROWS = (
    (CapacityKind.OFFICERS, Topic.ALL, "", 14, 200),
    (CapacityKind.OFFICERS, Topic.INVESTIGATION, "", 9, 190),
    (CapacityKind.OFFICERS, Topic.INTERVIEWING, "", 4, 120),
    (CapacityKind.TRAINING, Topic.INTERVIEWING, "Lớp mẫu: làm việc với trẻ em", 25, 120),
    (CapacityKind.TRAINING, Topic.FORENSICS, "Lớp mẫu: dữ liệu điện tử", 12, 60),
    (CapacityKind.EXERCISE, Topic.TAKEDOWN, "Diễn tập mẫu: gỡ trong 24 giờ", 18, 30),
    (CapacityKind.EQUIPMENT, Topic.FORENSICS, "Bộ thu giữ dữ liệu (mẫu)", 2, 150),
)


def write_down(person: User, *, most: int = len(_ROWS), now: datetime) -> None:
    """Of the first unit the person works for; each so many days ago."""
    unit = Organisation.objects.filter(pk__in=units_of(person)).first()
    if unit is None:
        return
    for n, (kind, topic, what, count, days) in enumerate(_ROWS[:most], start=1):
        on = today(now) - timedelta(days=days)
        new = NewRow(kind, topic, what, count, on, None, _SOURCE.format(n=n))
        record(unit, new, by=person, now=now)
