"""Who exists: identity apart from everything that changes with time."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention


class Kind(models.TextChoices):
    ADMINISTRATIVE_UNIT = "administrative_unit", _("đơn vị hành chính")
    AGENCY = "agency", _("cơ quan")
    SCHOOL = "school", _("trường học")
    CARE_FACILITY = "care_facility", _("cơ sở chăm sóc trẻ em")
    MASS_ORGANISATION = "mass_organisation", _("đoàn thể")
    PARTNER = "partner", _("đối tác")


class Level(models.TextChoices):
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    NONE = "none", _("không phân cấp")


class Scheme(models.TextChoices):
    """Who gave the code. Schemes are open: a value outside this list is kept as it came."""

    GSO = "gso", _("mã đơn vị hành chính")
    MOET = "moet", _("mã trường của ngành giáo dục")
    FACILITY = "facility", _("mã cơ sở chăm sóc trẻ em")


class HierarchyKind(models.TextChoices):
    TERRITORIAL = "territorial", _("thuộc địa bàn")
    LINE = "line", _("cơ quan quản lý trực tiếp")
    PROFESSIONAL = "professional", _("chỉ đạo chuyên môn")


class Organisation(models.Model):
    """Identity alone. Everything that can change is in a dated row beside it."""

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=30, choices=Kind)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class OrganisationVersion(models.Model):
    """What an organisation is called and where it is, on the days of `valid`.

    `valid` holds its first day and not its last bound; an open lower bound means "since a day
    nobody recorded". `place` is the commune a school or an agency lies in.
    """

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="versions"
    )
    name = models.CharField(max_length=250)
    folded_name = models.CharField(max_length=250, help_text="core.fold.fold of the name")
    type = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=10, choices=Level, default=Level.NONE)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    place = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="located"
    )
    contact = models.TextField(blank=True)
    hours = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text="when somebody is there"
    )
    legal_basis = models.CharField(max_length=250, blank=True)
    valid = DateRangeField()
    recorded_at = models.DateTimeField(help_text="when Khiên learnt it, as apart from when it held")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_version_per_day",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False), name="version_lasts_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationIdentifier(models.Model):
    """A code somebody gave. Codes are reused: the same value means another unit another day."""

    retention: ClassVar = Retention("none", None, "Public codes; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="identifiers"
    )
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=40)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_organisation_per_code_and_day",
                expressions=[
                    ("scheme", RangeOperators.EQUAL),
                    ("value", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(valid__isempty=False), name="identifier_lasts_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class HierarchyEdge(models.Model):
    """Who lies in, is managed by, or is guided by whom. One parent of each kind on a day."""

    retention: ClassVar = Retention("none", None, "Public bodies; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20, choices=HierarchyKind)
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="edges_to_children"
    )
    child = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="edges_to_parents"
    )
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_parent_per_kind_and_day",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("child")), name="nobody_is_their_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} → {self.parent_id}"
