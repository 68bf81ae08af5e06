"""Who is around the child, what the child says, and which cases belong together."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case

_USER = settings.AUTH_USER_MODEL


class Safety(models.TextChoices):
    SAFE = "safe", _("an toàn cho trẻ")
    UNSAFE = "unsafe", _("không an toàn cho trẻ")
    UNKNOWN = "unknown", _("chưa biết có an toàn không")


class Carer(models.Model):
    """Somebody who cares for the child. Who is suspected is never safe and never consents.

    `gone_at`: no longer around the child, or entered by mistake; the row stays.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("who",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="carers")
    who = SealedField(null=True)  # name, relationship, phone, notes
    safety = models.CharField(max_length=10, choices=Safety, default=Safety.UNKNOWN)
    is_suspect = models.BooleanField(default=False)
    is_representative = models.BooleanField(default=False)
    lives_with_child = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_suspect=False) | models.Q(safety="unsafe"),
                name="a_suspect_is_never_safe",
            ),
        ]


class Tie(models.TextChoices):
    TWIN = "twin", _("sinh đôi, sinh ba")
    SIBLING = "sibling", _("anh chị em")
    HOUSEHOLD = "household", _("ở cùng nhà")
    SAME_INCIDENT = "same_incident", _("cùng bị hại trong sự việc này")


class CaseTie(models.Model):
    """Two children whose cases belong together. One row a pair; both pages show it."""

    retention: ClassVar = Retention(
        "personal",
        20,
        "Kept as long as the cases it ties.",
        counts_from="first",
        remove=True,
        held_with=("second",),
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    first = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=20, choices=Tie)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="a_tie_is_written_once"
            ),
            models.UniqueConstraint(fields=["first", "second"], name="one_tie_of_two_cases"),
        ]


class Difficulty(models.TextChoices):
    """What the child finds hard, in everyday words: who talks with the child must know."""

    SEEING = "seeing", _("nhìn")
    HEARING = "hearing", _("nghe")
    MOVING = "moving", _("đi lại, vận động")
    SPEAKING = "speaking", _("nói, diễn đạt")
    LEARNING = "learning", _("học, ghi nhớ, hiểu")
    CALM = "calm", _("giữ bình tĩnh, chơi với bạn")
    OTHER = "other", _("khó khăn khác")


class ChildProfile(models.Model):
    """How to talk with this child: languages, an interpreter, disability and what helps."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("said",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="profile")
    said = SealedField(null=True)  # languages, disability and what helps, in words
    needs_interpreter = models.BooleanField(default=False)
    difficulties = ArrayField(models.CharField(max_length=20, choices=Difficulty), default=list)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")


class ChildWords(models.Model):
    """What the child said or showed, in the child's own words; written down once, never changed."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("words", "setting"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="childs_words")
    said_on = models.DateField()
    words = SealedField(null=True)
    setting = SealedField(null=True)  # who was there, in which language, drawn or spoken
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
