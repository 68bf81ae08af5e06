"""What happened to organisations, and who follows whom."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class ChangeKind(models.TextChoices):
    MERGE = "merge", _("sáp nhập, hợp nhất")
    ABSORB = "absorb", _("nhập vào đơn vị khác")
    SPLIT = "split", _("chia, tách")
    PART_TRANSFER = "part_transfer", _("chuyển một phần")
    RENAME = "rename", _("đổi tên")
    RETYPE = "retype", _("đổi loại")
    RECODE = "recode", _("đổi mã")
    ABOLISH = "abolish", _("giải thể")
    CREATE = "create", _("thành lập")


class Extent(models.TextChoices):
    WHOLE = "whole", _("toàn bộ")
    PART = "part", _("một phần")


class ChangeEvent(models.Model):
    """One change of one organisation: the one that comes out of it, or ends by it."""

    retention: ClassVar = Retention("none", None, "Public decisions; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20, choices=ChangeKind)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="changes")
    date = models.DateField()
    legal_basis = models.CharField(max_length=250, blank=True)
    wording = models.TextField(blank=True, help_text="the words of the source")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "date", "kind"], name="one_change_of_a_kind_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"


class SuccessionEdge(models.Model):
    """The predecessor's area went to the successor, whole or in part, by that change.

    A unit that gave a part away follows itself in part: with what it kept.
    """

    retention: ClassVar = Retention("none", None, "Public decisions; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    event = models.ForeignKey(ChangeEvent, on_delete=models.PROTECT, related_name="edges")
    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="edges_to_successors"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="edges_to_predecessors"
    )
    extent = models.CharField(max_length=5, choices=Extent)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "predecessor", "successor"], name="one_succession_per_change"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor"), extent=Extent.WHOLE),
                name="nobody_follows_themselves_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.extent})"


class ShareBasis(models.TextChoices):
    AREA = "area", _("diện tích")
    POPULATION = "population", _("dân số")
    CHILDREN = "children", _("số trẻ em")
    PUPILS = "pupils", _("số học sinh")


class SuccessionShare(models.Model):
    """The part of a divided predecessor that went one way, as an exact fraction.

    Shares of one predecessor and basis are recorded together, and together are exactly 1. Later
    ones stand beside the earlier: the newest known counts.
    """

    retention: ClassVar = Retention("none", None, "Public numbers; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    edge = models.ForeignKey(SuccessionEdge, on_delete=models.PROTECT, related_name="shares")
    basis = models.CharField(max_length=10, choices=ShareBasis)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()
    source = models.CharField(max_length=250, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80, help_text="key of the actor")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edge", "basis", "recorded_at"], name="one_share_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    denominator__gt=0, numerator__gte=0, numerator__lte=models.F("denominator")
                ),
                name="a_share_is_between_nothing_and_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.numerator}/{self.denominator}"
