"""Reminders on their way out of the house: by e-mail, by a gateway of short messages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models.clocks import Notice
from khien.core.retention import Retention


class Channel(models.TextChoices):
    EMAIL = "email", _("thư điện tử")
    SMS = "sms", _("tin nhắn")


class Posting(models.Model):
    """A notice was told by a channel too, or could not be; several go in one message.

    `problem`: a word of the channel's answer, never an address.
    """

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="postings")
    channel = models.CharField(max_length=10, choices=Channel)
    at = models.DateTimeField()
    sent = models.BooleanField()
    problem = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="a_notice_once_a_channel"),
        ]


class ChannelState(models.Model):
    """Whether the server of a channel answers; while it does not, it is asked ever more seldom."""

    retention: ClassVar = Retention("none", None, "A server's state, no people.")

    channel = models.CharField(primary_key=True, max_length=10, choices=Channel)
    failing_since = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=60, blank=True)
