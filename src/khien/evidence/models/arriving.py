"""A large file on its way: its pieces lie encrypted on the disk until the last one is there."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.evidence.models.exhibit import Exhibit, HolderKind


class Arriving(models.Model):
    """How much is there is told by the pieces themselves. `mark`: keyed hash of who sends what to
    where, by which the same file chosen again goes on. `exhibit`: what became of it.
    """

    retention: ClassVar = Retention(
        "personal",
        1,
        "Removed a week after it began, whole or not; the rule is there for what was left behind.",
        ("name", "origin"),
        "began_at",
        remove=True,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    holder = models.UUIDField()
    holder_kind = models.CharField(max_length=20, choices=HolderKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = SealedField(null=True)
    origin = SealedField(null=True)
    size = models.PositiveBigIntegerField()
    mark = models.BinaryField(max_length=32, unique=True)
    began_at = models.DateTimeField()
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, null=True, related_name="+")
