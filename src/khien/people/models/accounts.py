"""Accounts of the staff, the duties they hold, their sessions and invitations.

What somebody may do follows from duties in force today in Viet Nam, and from nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.retention import Retention
from khien.directory.models import Installation, Organisation
from khien.people.roles import ROLES, Reach, Role, role_choices

_NOWHERE = UUID(int=0)
_ROLE_LENGTH = 200  # the width of the ledger's column for roles


@dataclass(frozen=True)
class Scope:
    """Where a permission holds. `organisations`: the offices the duties are carried out for."""

    everywhere: bool = False
    communes: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()

    def holds_in(self, commune: UUID | None) -> bool:
        return self.everywhere or commune in self.communes

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.communes) or bool(self.organisations)


@dataclass(frozen=True)
class HeldDuty:
    """A duty in force. `in_province`: its territory is the installation's whole province."""

    role: Role
    organisation_id: UUID | None
    territory_id: UUID | None
    in_province: bool

    @property
    def covers_everything(self) -> bool:
        reach = ROLES[self.role].reach
        return reach is Reach.EVERYWHERE or (reach is Reach.TERRITORY and self.in_province)

    @property
    def in_commune(self) -> bool:
        return ROLES[self.role].reach is Reach.TERRITORY and not self.in_province


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """One person of the staff. A Vietnamese name is one field: it is not cut into parts."""

    retention: ClassVar = Retention(
        "personal",
        10,
        "Who decided what must stay answerable; the name goes ten years after the account ends.",
        scrub=("full_name", "folded_name", "email"),
        counts_from="ended_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(
        _("Tên đăng nhập"),
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]{2,59}$",
                _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch; từ 3 ký tự."),
            )
        ],
    )
    full_name = models.CharField(_("Họ và tên"), max_length=120, blank=True)
    folded_name = models.CharField(max_length=200, blank=True, help_text="for search without marks")
    email = models.EmailField(_("Thư điện tử"), blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="the account was stopped")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["username"], name="one_account_per_username"),
            models.CheckConstraint(
                condition=Q(username__regex=r"^[a-z0-9][a-z0-9._-]{2,59}$"),
                name="username_is_plain",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def rename(self, full_name: str) -> None:
        self.full_name = " ".join(full_name.split())
        self.folded_name = fold(self.full_name)

    def get_full_name(self) -> str:
        return self.full_name or self.username

    @cached_property
    def held_duties(self) -> "list[HeldDuty]":
        """Duties in force on the day they are first asked for; one query per instance."""
        if not self.is_active:
            return []
        province = Installation.objects.filter(province=OuterRef("territory"))
        rows = (
            self.duties.in_force(timezone.now())
            .order_by("valid_from", "id")
            .values_list("role", "organisation", "territory", Exists(province))
        )
        return [HeldDuty(Role(role), *places) for role, *places in rows]

    @cached_property
    def remembered(self) -> dict[str, Any]:
        """What other rooms asked once of this person, for as long as the instance lives."""
        return {}

    def forget_duties(self) -> None:
        """After this user's duties changed: the next question reads them again."""
        self.__dict__.pop("held_duties", None)
        self.__dict__.pop("remembered", None)

    @property
    def roles(self) -> list[Role]:
        return list(dict.fromkeys(duty.role for duty in self.held_duties))

    @property
    def actor_key(self) -> str:
        return f"user:{self.pk}"

    @property
    def actor_role(self) -> str:
        return ",".join(self.roles)[:_ROLE_LENGTH]

    def may(self, permission: Permission) -> bool:
        return any(permission in ROLES[role].permissions for role in self.roles)

    @property
    def only_reads_figures(self) -> bool:
        """A leader: nothing waits for them to do."""
        return self.roles == [Role.LEADER]

    def scope(self, permission: Permission) -> Scope:
        """Where the permission holds: the union of every duty that gives it."""
        giving = [duty for duty in self.held_duties if permission in ROLES[duty.role].permissions]
        return Scope(
            everywhere=any(duty.covers_everything for duty in giving),
            communes=frozenset(d.territory_id for d in giving if d.territory_id and d.in_commune),
            organisations=frozenset(d.organisation_id for d in giving if d.organisation_id),
        )


class DutyQuerySet(models.QuerySet["Duty"]):
    def in_force(self, now: datetime) -> "DutyQuerySet":
        day = today(now)
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def overlapping(self, start: date, end: date | None) -> "DutyQuerySet":
        """Duties in force on any day from `start` until before `end`."""
        found = self.filter(Q(valid_to=None) | Q(valid_to__gt=start))
        return found if end is None else found.filter(valid_from__lt=end)


class Duty(models.Model):
    """A role somebody holds for an office and a territory, from one day until before another."""

    retention: ClassVar = Retention("none", None, "Who was responsible when; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="duties")
    role = models.CharField(_("Vai trò"), max_length=40, choices=role_choices())
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(
        _("Đến trước ngày"), null=True, blank=True, help_text="the first day without the duty"
    )

    objects: ClassVar[Any] = DutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="duty_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="one_same_duty_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("organisation", _NOWHERE), RangeOperators.EQUAL),
                    (Coalesce("territory", _NOWHERE), RangeOperators.EQUAL),
                    (Func("valid_from", "valid_to", function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["role"])]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"


class StaffSession(models.Model):
    """One browser signed in. Ended here, it is signed out at its next request."""

    retention: ClassVar = Retention(
        "personal", 1, "Who was signed in when; logs are kept a year.", ("device",), "seen_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="staff_sessions")
    device = models.CharField(max_length=80, help_text="browser and system in words; no address")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-seen_at"])]

    def __str__(self) -> str:
        return self.device


class Invitation(models.Model):
    """A one-time link with which a person sets their own password; only its hash is kept."""

    retention: ClassVar = Retention(
        "none", 1, "Holds a hash and dates.", counts_from="expires_at", remove=True
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.user_id)
