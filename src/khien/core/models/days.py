"""The working calendar's days and the buckets of the limits."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention


class Holiday(models.Model):
    """A weekday off (`works` False) or a weekend day worked instead (`works` True)."""

    retention: ClassVar = Retention("none", None, "A public calendar.")

    date = models.DateField(primary_key=True)
    name = models.CharField(max_length=120)
    works = models.BooleanField(default=False)


class Bucket(models.Model):
    """A token bucket; its key is a keyed hash that changes daily, so no address is stored."""

    retention: ClassVar = Retention("none", 0, "Emptied daily; keys are keyed hashes.")

    key = models.BinaryField(primary_key=True, max_length=16)
    tokens = models.FloatField()
    updated_at = models.DateTimeField()
