"""Where a person stands in the tour of a role, so that it can be left and taken up again."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.retention import Retention
from khien.people.roles import role_choices


class TourPlace(models.Model):
    """`step` counts from 1. Whether the banner is shown is of the session; the place stays."""

    retention: ClassVar = Retention("none", None, "A place in a tour; no record of work.")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    role = models.CharField(max_length=40, choices=role_choices)
    step = models.PositiveSmallIntegerField(default=1)
