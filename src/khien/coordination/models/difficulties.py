"""Vướng mắc: what keeps an office from doing its work, whom it was sent to, what was decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.coordination.models.about import COLUMNS, About, at_most_one
from khien.coordination.models.guidance import GuidanceVersion
from khien.coordination.models.kinds import DifficultyKind
from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Function, Organisation

_USER = settings.AUTH_USER_MODEL
_KEPT = "What hindered the plan stays answerable for ten years; then the words go."


class CompetentLevel(models.TextChoices):
    """Who can answer it, from the nearest upwards."""

    COMMUNE = "commune", _("cấp xã")
    PROVINCE = "province", _("cấp tỉnh")
    CENTRAL = "central", _("bộ, ngành trung ương")


class DifficultyState(models.TextChoices):
    RAISED = "raised", pgettext_lazy("vướng mắc", "chưa chuyển")
    REFERRED = "referred", _("chờ trả lời")
    ANSWERED = "answered", _("đã trả lời, chờ xác nhận")
    SETTLED = "settled", _("đã gỡ xong")
    WITHDRAWN = "withdrawn", pgettext_lazy("vướng mắc", "đã rút")


class Difficulty(About):
    """`blocking`: the work stands still until it is answered. `title` names nobody.

    `words`, `tried`, `wish`: what is the matter, what was tried, what the office asks for.
    """

    retention: ClassVar = Retention(
        "personal", 10, _KEPT, ("words", "tried", "wish"), "closed_at", held_with=("incident",)
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("coordination_difficulty_number")
    )
    kind = models.CharField(max_length=20, choices=DifficultyKind)
    blocking = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    words = SealedField(null=True)
    tried = SealedField(null=True)
    wish = SealedField(null=True)
    level = models.CharField(max_length=10, choices=CompetentLevel)
    state = models.CharField(max_length=10, choices=DifficultyState, default=DifficultyState.RAISED)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["office", "raised_at"], name="difficulties_of_an_office"),
            models.Index(fields=["state", "raised_at"], name="difficulties_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=at_most_one(*COLUMNS[:-1]), name="a_difficulty_is_about_one_thing"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["settled", "withdrawn"], closed_at__isnull=False)
                | (~models.Q(state__in=["settled", "withdrawn"]) & models.Q(closed_at=None)),
                name="closed_difficulties_say_when",
            ),
        ]


class ReferralEnd(models.TextChoices):
    ANSWERED = "answered", _("đã trả lời")
    PASSED_ON = "passed_on", _("đã chuyển tiếp")
    HANDED_BACK = "handed_back", _("đã trả lại, không thuộc thẩm quyền")
    TAKEN_BACK = "taken_back", _("nơi nêu đã rút")


class Referral(models.Model):
    """One link of the chain: the office it went to, or in words a body outside (`outside`) whose
    answer `office`, the last one inside, waits for and writes down.

    `position` counts from 1. Its deadline is a clock of this row.
    """

    retention: ClassVar = Retention("none", None, "Public bodies and dates; `why` names nobody.")

    id = models.UUIDField(primary_key=True, default=new_id)
    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="referrals")
    position = models.PositiveSmallIntegerField()
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outside = models.CharField(max_length=200, blank=True)
    function = models.CharField(max_length=30, choices=Function, blank=True)
    level = models.CharField(max_length=10, choices=CompetentLevel)
    why = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=20, choices=ReferralEnd, blank=True)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(
                fields=["office"], name="referrals_open", condition=models.Q(ended_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["difficulty", "position"], name="referrals_in_order"),
            models.UniqueConstraint(
                fields=["difficulty"],
                condition=models.Q(ended_at=None),
                name="one_open_referral_of_a_difficulty",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_how="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_how="")),
                name="ended_referrals_say_how",
            ),
        ]


class Outcome(models.TextChoices):
    SOLVED = "solved", _("đã tháo gỡ")
    EXPLAINED = "explained", _("đã hướng dẫn cách làm")
    PLANNED = "planned", _("ghi nhận, đưa vào kế hoạch")
    NOT_POSSIBLE = "not_possible", _("chưa thể giải quyết")


class Resolution(models.Model):
    """What the competent office decided. `cites`: its law or document in words. `guidance`: the
    published answer it rests on. `helped`: the word of whoever raised it.
    """

    retention: ClassVar = Retention("personal", 10, _KEPT, ("words", "why_not"), "difficulty")

    id = models.UUIDField(primary_key=True, default=new_id)
    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="resolutions")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="resolution")
    outcome = models.CharField(max_length=20, choices=Outcome)
    words = SealedField(null=True)
    cites = models.CharField(max_length=300, blank=True)
    guidance = models.ForeignKey(
        GuidanceVersion, on_delete=models.PROTECT, null=True, related_name="resolutions"
    )
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    helped = models.BooleanField(null=True)
    said_at = models.DateTimeField(null=True)
    why_not = SealedField(null=True)

    class Meta:
        ordering = ["decided_at"]
