"""Letting in somebody who lost password, phone and codes: two administrators, and what people of
accounts are told.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.people.models.accounts import User


class Recovery(models.Model):
    """Asked for by one administrator, until a moment; confirmed by another, or ended."""

    retention: ClassVar = Retention(
        "personal", 10, "Who let whom in again, and why.", ("reason",), "until_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recoveries")
    reason = SealedField(null=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="stopped before it was confirmed")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")),
                name="recovery_needs_two",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("user")), name="nobody_recovers_themselves"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="one_open_recovery_of_a_person",
            ),
        ]


class NoticeKind(models.TextChoices):
    RECOVERY_ASKED = "recovery_asked", _("Có người xin cho vào lại một tài khoản")
    RECOVERED = "recovered", _("Một tài khoản đã được cho vào lại")
    IDLE_SOON = "idle_soon", _("Một tài khoản sắp tự ngừng vì lâu không dùng")
    IDLE_STOPPED = "idle_stopped", _("Một tài khoản đã tự ngừng vì lâu không dùng")
    CODES_GUESSED = "codes_guessed", _("Có người nhập sai mã lớp bảo mật thứ hai nhiều lần")
    LEFT = "left", pgettext_lazy("báo cho người nhận", "Việc của một người được giao cho bạn")


class AccountNotice(models.Model):
    """What somebody must learn of an account: waits on their list until they know it."""

    retention: ClassVar = Retention("none", 2, "Holds ids and days.", counts_from="at", remove=True)

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="account_notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    about = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices_about")
    at = models.DateTimeField()
    known_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-at"], name="notice_not_known", condition=Q(known_at=None)
            )
        ]


class IdleRule(models.Model):
    """After how many days unused an account's people are warned, and it stops; the newest holds."""

    retention: ClassVar = Retention("none", None, "Which rule stopped whom.")

    id = models.UUIDField(primary_key=True, default=new_id)
    warn_after = models.PositiveSmallIntegerField(_("Báo trước sau mấy ngày không dùng"))
    stop_after = models.PositiveSmallIntegerField(_("Ngừng sau mấy ngày không dùng"))
    source = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(warn_after__gte=1, stop_after__gt=F("warn_after")),
                name="idle_is_warned_before_it_stops",
            )
        ]
