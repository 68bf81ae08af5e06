"""How much heavy matter somebody met, in whatever room."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.retention import Retention
from khien.people.models.accounts import User


class ExposureSource(models.TextChoices):
    REPORT = "report", _("đọc tin báo nặng")
    EXHIBIT = "exhibit", _("mở ảnh, tệp")
    CONTACT = "contact", _("cuộc liên hệ nặng")
    REST = "rest", pgettext_lazy("việc của người trực", "nghỉ")


class Exposure(models.Model):
    """A stretch of time from `at` on that one person spent with something heavy.

    A REST ends the stretch before it and has no minutes.
    """

    retention: ClassVar = Retention("none", 1, "Care for the staff; holds no matter, only times.")

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="exposures")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=ExposureSource)

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="exposure_by_day")]
