"""Hướng dẫn: an answer that holds for everybody, in versions, published by a second person."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.coordination.models.kinds import DifficultyKind
from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL
_NOBODY = Retention("none", None, "Advice to offices and the public; names nobody.")


class Reader(models.TextChoices):
    """Who a guidance speaks to."""

    EVERYBODY = "everybody", _("mọi đơn vị")
    COMMUNE = "commune", _("xã, phường")
    SCHOOL = "school", _("trường, cơ sở")
    POLICE = "police", _("công an")
    AGENCY = "agency", _("sở, ngành")


class Guidance(models.Model):
    """What people cite by its number; what it says is in its versions."""

    retention: ClassVar = _NOBODY

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("coordination_guidance_number")
    )
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    difficulty = models.ForeignKey(
        "coordination.Difficulty", on_delete=models.PROTECT, null=True, related_name="guidances"
    )
    made_at = models.DateTimeField()


class GuidanceVersion(models.Model):
    """A draft until `published_at`; the newest that is published and not withdrawn is in use.

    `public`: on the portal too. `folded`: what is searched.
    """

    retention: ClassVar = _NOBODY

    id = models.UUIDField(primary_key=True, default=new_id)
    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="versions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=DifficultyKind)
    reader = models.CharField(max_length=10, choices=Reader)
    public = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    question = models.TextField()
    answer = models.TextField()
    cites = models.CharField(max_length=300, blank=True)
    folded = models.TextField()
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        indexes = [
            GinIndex(SearchVector("folded", config="simple"), name="guidance_searched"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["guidance", "position"], name="guidance_versions_in_order"
            ),
            models.UniqueConstraint(
                fields=["guidance"],
                condition=models.Q(published_at=None),
                name="one_draft_of_a_guidance",
            ),
            models.UniqueConstraint(
                fields=["guidance"],
                condition=models.Q(published_at__isnull=False, withdrawn_at=None),
                name="one_guidance_in_use",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(published_at__isnull=False),
                name="only_published_guidance_is_withdrawn",
            ),
        ]
