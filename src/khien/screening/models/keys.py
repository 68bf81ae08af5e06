"""Keys with which other software asks, and how much each asked."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention

_USER = settings.AUTH_USER_MODEL


class Use(models.TextChoices):
    """What a key opens."""

    SCAN = "scan", _("xem xét lời nhắn, hình ảnh, đường dẫn")
    LOOK_UP = "look_up", _("tra dấu vân hình ảnh")


class ApiKey(models.Model):
    """`token_hash`: keyed hash of the secret, shown once. `start`: its first letters, to tell keys
    apart. `per_day`: items a day, by Hanoi's midnight.
    """

    retention: ClassVar = Retention("none", None, "Who may ask; names an organisation.")

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=120)
    holder = models.CharField(max_length=200, help_text="the organisation that asks")
    token_hash = models.BinaryField(max_length=32, unique=True)
    start = models.CharField(max_length=12)
    uses = ArrayField(models.CharField(max_length=20, choices=Use))
    per_day = models.PositiveBigIntegerField()
    created_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")


class KeyUse(models.Model):
    """How much a key asked in one minute by one way; the numbers of a row only grow."""

    retention: ClassVar = Retention("none", None, "Counts of calls.")

    id = models.BigAutoField(primary_key=True)
    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="used")
    minute = models.DateTimeField()
    way = models.CharField(max_length=30)
    calls = models.PositiveBigIntegerField()
    items = models.PositiveBigIntegerField()
    hits = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "minute", "way"], name="a_minute_once_a_key_and_way"
            )
        ]


class KeyDay(models.Model):
    """Items of a key's day that processes have taken: one number for all of them.

    A process may take some ahead and give back what it did not need; what a killed one held is
    lost, so that no more than `per_day` is ever answered.
    """

    retention: ClassVar = Retention("none", None, "Counts of items.")

    id = models.BigAutoField(primary_key=True)
    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="days")
    day = models.DateField(help_text="of Hanoi")
    taken = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="a_day_once_a_key")]
