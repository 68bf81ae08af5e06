"""Meetings with the child, recorded at the desk or brought home from where there is no network."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case


class SafeNow(models.TextChoices):
    YES = "yes", _("an toàn")
    NO = "no", _("không an toàn")
    UNKNOWN = "unknown", _("chưa rõ")


class Visit(models.Model):
    """`told`: whom the officer met, what was seen, the child's own words; each may be empty."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("told",))

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    safe_now = models.CharField(max_length=10, choices=SafeNow)
    wellbeing = models.PositiveSmallIntegerField(null=True, help_text="1 very bad … 5 very good")
    told = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="visit_by_case")]
