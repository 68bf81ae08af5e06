"""Lists made of the banks for resolvers, each edition of them, and what people say is wrong."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.screening.models.banks import Category

_USER = settings.AUTH_USER_MODEL


class Publication(models.Model):
    """`slug`: in the address it is fetched from. `age`: the group it is for, empty for all.

    `asked_at`: somebody wants an edition now. `made_from`: what the banks were when they were last
    looked at, `checked_at`; `trouble`: the sentence where that failed.
    """

    retention: ClassVar = Retention("none", None, "What was published.")

    id = models.UUIDField(primary_key=True, default=new_id)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    categories = ArrayField(models.CharField(max_length=20, choices=Category))
    age = models.CharField(max_length=20, blank=True)
    created_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    made_from = models.CharField(max_length=64, blank=True)
    trouble = models.CharField(max_length=300, blank=True)


class Edition(models.Model):
    """`digest`: of the names, in order, and what they are answered with; `folder`: its files, below
    KHIEN_HOME. `entries`: names that are blocked; `added`, `removed`: against the edition before
    it; `left_out`: addresses that no resolver can block. `follows`: the serial of the edition from
    which its changes lead on, none where there was nothing to compare with. Rows only grow.
    """

    retention: ClassVar = Retention("none", None, "What was published.")

    id = models.UUIDField(primary_key=True, default=new_id)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    serial = models.PositiveBigIntegerField()
    follows = models.PositiveBigIntegerField(null=True)
    digest = models.BinaryField(max_length=32)
    folder = models.CharField(max_length=120)
    entries = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "serial"], name="a_serial_once_a_publication"
            )
        ]


class CorrectionOutcome(models.TextChoices):
    UNBLOCKED = "unblocked", _("đã gỡ khỏi danh sách")
    KEPT = "kept", _("vẫn chặn, vì có lý do")


class Correction(models.Model):
    """Somebody says that a page is blocked wrongly. `host`: as lists write it; `words`: theirs.

    `sent`: hash of what was sent, so that sending it twice is once. Waiting until `decided_at`.
    """

    retention: ClassVar = Retention(
        "personal", 2, "Who asked is not known; their words may tell.", ("words",), "decided_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    host = models.CharField(max_length=253)
    words = SealedField(null=True)
    sent = models.BinaryField(max_length=32, unique=True)
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=CorrectionOutcome, blank=True)
    why = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["host"], name="waiting_correction", condition=models.Q(decided_at=None)
            )
        ]
