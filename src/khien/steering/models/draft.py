"""A list of tasks that was handed in, between the dry run and the person's word."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.steering.models.plan import Plan


class PlanDraft(models.Model):
    """Rows of one file as they were read, each with the fate that was shown."""

    retention: ClassVar = Retention("none", 0, "Deleted seven days after it was handed in.")

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="drafts")
    file_name = models.CharField(max_length=200)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    handed_in_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    notes = models.JSONField(default=list)
    rows = models.JSONField()
