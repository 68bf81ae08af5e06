"""Content online that is to go: where it is, what it is, and whether it is still there."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.intake.models import HarmKind, IdentifierKind, Incident
from khien.takedown.models.addressees import Addressee

_USER = settings.AUTH_USER_MODEL
KEPT = "Kept as long as the incident it belongs to."


class Grade(models.TextChoices):
    """The international scale for abuse material; what each stands for is told in training."""

    A1 = "A1", _("A1 (thang quốc tế)")
    A2 = "A2", _("A2 (thang quốc tế)")
    B1 = "B1", _("B1 (thang quốc tế)")
    B2 = "B2", _("B2 (thang quốc tế)")


class ItemState(models.TextChoices):
    UP = "up", _("còn trên mạng")
    DOWN = "down", _("đã gỡ, còn kiểm tra lại")
    BACK = "back", _("xuất hiện lại")
    GONE = "gone", _("đã gỡ hẳn")
    LEFT = "left", _("không theo tiếp")


class ContentItem(models.Model):
    """`place`: a link, an account, a group, in the form of `intake.rules.identifiers` where it has
    one, else in words. `token` finds the same place again without opening it. `seen_at`: first.

    Never the content itself: `about` says in words what it is, `digest` is a hash somebody made.
    """

    retention: ClassVar = Retention(
        "personal", 10, KEPT, ("place", "about", "left_why", "digest"), "closed_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("takedown_content_number")
    )
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="content_items")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    platform = models.ForeignKey(Addressee, on_delete=models.PROTECT, null=True, related_name="+")
    place_kind = models.CharField(max_length=20, choices=IdentifierKind, blank=True)
    place = SealedField(null=True)
    token = models.BigIntegerField()
    harm = models.CharField(max_length=30, choices=HarmKind)
    grade = models.CharField(max_length=2, choices=Grade, blank=True)
    about = SealedField(null=True)
    digest = models.CharField(max_length=128, blank=True, help_text="hash of the content, in hex")
    seen_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.UP)
    closed_at = models.DateTimeField(null=True)
    left_why = SealedField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["office", "state", "registered_at"], name="content_by_state"),
            models.Index(fields=["token"], name="content_by_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "office", "token"], name="a_place_once_in_an_incident"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["gone", "left"], closed_at__isnull=False)
                | models.Q(state__in=["up", "down", "back"], closed_at=None),
                name="content_is_closed_or_followed",
            ),
            models.CheckConstraint(
                condition=models.Q(grade="") | models.Q(harm="abuse_material"),
                name="the_scale_is_for_abuse_material",
            ),
        ]


class Found(models.TextChoices):
    GONE = "gone", _("không còn ở đó")
    THERE = "there", _("vẫn còn hoặc có lại")
    UNCLEAR = "unclear", _("không xem được")


class Seen(models.TextChoices):
    """What the worker was answered: it never reads the content nor decides that it is there."""

    GONE = "gone", pgettext_lazy("máy kiểm tra", "địa chỉ báo đã gỡ")
    ANSWERS = "answers", pgettext_lazy("máy kiểm tra", "địa chỉ còn mở được")
    SILENT = "silent", pgettext_lazy("máy kiểm tra", "địa chỉ không trả lời")
    REFUSED = "refused", pgettext_lazy("máy kiểm tra", "địa chỉ ngoài danh sách được phép hỏi")


class ContentCheck(models.Model):
    """One look whether it is still there: planned for `due_at`, or made when somebody had reason.

    `done_by` None: the worker. `seen`: what the worker was answered, where it left the decision to
    a person. `dropped_at`: no longer needed, the content is back or given up.
    """

    retention: ClassVar = Retention("personal", 10, KEPT, ("note",), "item")

    id = models.UUIDField(primary_key=True, default=new_id)
    item = models.ForeignKey(ContentItem, on_delete=models.PROTECT, related_name="checks")
    position = models.PositiveSmallIntegerField(help_text="1, 2, 3; 0 for one nobody planned")
    due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    seen = models.CharField(max_length=10, choices=Seen, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    found = models.CharField(max_length=10, choices=Found, blank=True)
    note = SealedField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(done_at=None, dropped_at=None),
                name="checks_waiting",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at=None, found="")
                | (models.Q(done_at__isnull=False) & ~models.Q(found="")),
                name="a_check_done_says_what_was_found",
            ),
        ]
