"""The ledger and its chain of hashes."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention


class LedgerEvent(models.Model):
    """What was done. Rows only grow: triggers refuse UPDATE, DELETE and TRUNCATE."""

    retention: ClassVar = Retention("none", None, "Proof of who did what; holds identifiers only.")

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=200)
    room = models.CharField(max_length=40)
    verb = models.CharField(max_length=80)
    subject = models.UUIDField()
    data = models.TextField(help_text="JSON of the event's own fields")

    class Meta:
        indexes = [models.Index(fields=["subject", "id"]), models.Index(fields=["at"])]


class LedgerLink(models.Model):
    """The chain over events in the order they were committed; written by a trigger alone."""

    retention: ClassVar = Retention("none", None, "Part of the ledger.")

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        LedgerEvent, on_delete=models.DO_NOTHING, db_constraint=False, related_name="link"
    )
    hash = models.BinaryField(max_length=32)


class LedgerHead(models.Model):
    """The end of the chain on one day, signed; rows only grow. `number` counts without a gap, so
    that one taken away shows. `key`: the public half of the key that signed.
    """

    retention: ClassVar = Retention("none", None, "Part of the ledger.")

    number = models.PositiveIntegerField(primary_key=True)
    day = models.DateField(unique=True)
    entries = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)
    key = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
