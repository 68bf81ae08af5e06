"""Provisions over time, and between what and what they fine."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.law.models.documents import PUBLISHED, LegalDocument


class ProvisionKind(models.TextChoices):
    """What a provision is used for in the work."""

    PROCEDURE = "procedure", _("Trình tự, thủ tục")
    PROTECTION = "protection", _("Quyền và trách nhiệm bảo vệ")
    PROHIBITION = "prohibition", _("Hành vi bị cấm")
    FINE = "fine", _("Xử phạt hành chính")
    CRIME = "crime", _("Tội danh")


class Provision(models.Model):
    """An article, clause or point. Its own dates narrow those of the document, where it has any."""

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="provisions")
    kind = models.CharField(max_length=20, choices=ProvisionKind)
    path = models.CharField(max_length=80, help_text="điều 26")
    position = models.PositiveSmallIntegerField(help_text="order inside the document")
    heading = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True, help_text="the first day it no longer holds")
    certainty = models.CharField(max_length=2, choices=Certainty)
    amended_by = models.ForeignKey(
        LegalDocument, null=True, on_delete=models.PROTECT, related_name="amended_provisions"
    )
    words = models.TextField(blank=True, help_text="its words with and without marks, as searched")
    vector = models.GeneratedField(
        expression=SearchVector("words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="provision_words")]
        constraints = [
            ExclusionConstraint(
                name="one_wording_of_a_provision_a_day",
                expressions=[
                    ("document", RangeOperators.EQUAL),
                    ("path", RangeOperators.EQUAL),
                    (Func("valid_from", "valid_to", function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
            models.UniqueConstraint(
                fields=["document", "path", "valid_from"],
                nulls_distinct=False,
                name="one_provision_per_path_and_start",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="provision_ends_after_it_starts",
            ),
        ]

    @property
    def citation(self) -> str:
        """As it is cited: "điều 26 Nghị định 56/2017/NĐ-CP"."""
        return f"{self.path} {self.document.reference}"


class Fined(models.TextChoices):
    """For whom a limit of fines is meant."""

    PERSON = "person", _("cá nhân thành niên")
    MINOR = "minor", _("người chưa thành niên")
    ORGANISATION = "organisation", _("tổ chức")


class FineLimit(models.Model):
    """Between what and what a provision fines, in đồng, while the provision is in force.

    Other limits from a day on are another provision from that day on: what was decided before
    stays under its own.
    """

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="fine_limits")
    who = models.CharField(max_length=20, choices=Fined)
    least_vnd = models.BigIntegerField()
    most_vnd = models.BigIntegerField()
    certainty = models.CharField(max_length=2, choices=Certainty)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provision", "who"], name="one_fine_limit_for_each"),
            models.CheckConstraint(
                condition=models.Q(least_vnd__gte=0, most_vnd__gte=models.F("least_vnd")),
                name="a_fine_limit_goes_upwards",
            ),
        ]
