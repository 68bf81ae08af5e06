"""Where the calendar of an office's tasks can be read."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention
from khien.directory.models import Organisation


class OfficeCalendar(models.Model):
    """The due days of an office, read by whoever knows its address, which `edition` makes."""

    retention: ClassVar = Retention("none", None, "Which addresses work, no people.")

    office = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    edition = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)
