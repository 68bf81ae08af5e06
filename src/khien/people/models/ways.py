"""Where somebody wants to be reminded, besides the inbox."""

from typing import ClassVar

from django.db import models

from khien.core.ids import new_id
from khien.core.models import Channel
from khien.core.retention import Retention
from khien.people.models.accounts import User


class ReminderWay(models.Model):
    """An address the person gave; taken away, the row goes."""

    retention: ClassVar = Retention(
        "personal",
        10,
        "Goes with the account, or when the person takes it away.",
        ("address",),
        "user",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminder_ways")
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "channel"], name="one_way_of_a_channel"),
        ]
