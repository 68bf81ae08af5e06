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
    """How much a key asked in one minute by one way; rows only grow."""

    retention: ClassVar = Retention("none", None, "Counts of calls.")

    id = models.BigAutoField(primary_key=True)
    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="used")
    minute = models.DateTimeField()
    way = models.CharField(max_length=30)
    calls = models.PositiveIntegerField()
    items = models.PositiveIntegerField()
    hits = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "minute"], name="key_use_by_minute")]
