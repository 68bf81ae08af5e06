"""Duties bind to functions, and functions to whichever office carries them that day."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class Function(models.TextChoices):
    CHILD_AFFAIRS = "child_affairs", _("công tác trẻ em")
    CYBER_POLICE = "cyber_police", _("công an phụ trách an ninh mạng")
    ELECTRONIC_INFORMATION = "electronic_information", _("quản lý thông tin điện tử")
    EDUCATION = "education", _("giáo dục và đào tạo")
    JUSTICE = "justice", _("tư pháp")
    YOUTH_UNION = "youth_union", _("đoàn thanh niên")
    WOMENS_UNION = "womens_union", _("hội phụ nữ")
    STEERING_OFFICE = "steering_office", _("thường trực kế hoạch")
    COMMUNE_COMMITTEE = "commune_committee", _("ủy ban nhân dân cấp xã")
    HOTLINE = "hotline", _("đường dây tư vấn")


class FunctionBinding(models.Model):
    """The office that carries a function for a territory: exactly one, or none, on a day."""

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old duties.")

    id = models.UUIDField(primary_key=True, default=new_id)
    function = models.CharField(max_length=30, choices=Function)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="bindings"
    )
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="bindings_here"
    )
    certainty = models.CharField(max_length=2, choices=Certainty, default=Certainty.VERIFIED)
    legal_basis = models.CharField(max_length=250, blank=True)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_office_per_function_and_day",
                expressions=[
                    ("territory", RangeOperators.EQUAL),
                    ("function", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False), name="binding_lasts_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} → {self.organisation_id}"


class FunctionTransfer(models.Model):
    """From that day the function of one office is another's: what is open goes with it."""

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old duties.")

    id = models.UUIDField(primary_key=True, default=new_id)
    function = models.CharField(max_length=30, choices=Function)
    territory = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="functions_given"
    )
    taker = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="functions_taken"
    )
    date = models.DateField()
    legal_basis = models.CharField(max_length=250, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["function", "territory", "date"], name="one_transfer_a_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="nobody_takes_from_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function}: {self.giver_id} → {self.taker_id}"
