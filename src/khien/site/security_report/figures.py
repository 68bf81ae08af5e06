"""What the system knows of one year: counts alone."""

import json
import platform
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import django
from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Exists, Min, OuterRef, Sum

from khien.core.calendars import HANOI
from khien.core.models import LedgerEvent, LedgerHead
from khien.core.numbers import percentage
from khien.people.models import Duty, User
from khien.privacy.models import KeepingRun
from khien.site.models import BackupOutcome, BackupRun, Severity, SignInTally, Trouble

_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_IDLE = re.compile(r"idle_\d+_days")


def bounds(year: int) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1, tzinfo=HANOI), datetime(year + 1, 1, 1, tzinfo=HANOI)


def measure(year: int, *, now: datetime) -> dict[str, Any]:
    """Accounts are those of `now`, or of nobody's memory: who was there on 31/12 is not kept."""
    within = bounds(year)
    return {
        "accounts": _accounts(now),
        "roles": _roles(now),
        "sign_in": _sign_in(within, year),
        "backups": _backups(within),
        "troubles": _troubles(within),
        "ledger": _ledger(within, now),
        "updates": _updates(within),
    }


def _accounts(now: datetime) -> dict[str, int]:
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_FACTORS)
    active = User.objects.filter(is_active=True)
    return {
        "active": active.count(),
        "with_second_factor": active.filter(Exists(factor)).count(),
        "stopped": User.objects.filter(is_active=False).count(),
        "unused_45_days": active.filter(last_seen__lt=now - timedelta(days=45)).count(),
    }


def _roles(now: datetime) -> dict[str, int]:
    held = Duty.objects.in_force(now).filter(user__is_active=True)
    counted = held.values_list("role").annotate(Count("user", distinct=True)).order_by("role")
    return dict(counted)


def _events(within: tuple[datetime, datetime], verb: str) -> Any:
    return LedgerEvent.objects.filter(at__gte=within[0], at__lt=within[1], verb=verb)


def _sign_in(within: tuple[datetime, datetime], year: int) -> dict[str, int]:
    stopped = _events(within, "AccountDeactivated").values_list("data", flat=True)
    days = SignInTally.objects.filter(day__year=year)
    return {
        "sessions": _events(within, "SessionOpened").count(),
        "failed": days.aggregate(total=Sum("failed"))["total"] or 0,
        "wrong_codes": _events(within, "SecondFactorWrong").count(),
        "idle_stopped": sum(
            any(map(_IDLE.fullmatch, map(str, json.loads(data).values()))) for data in stopped
        ),
        "factors_reset": _events(within, "SecondFactorReset").count(),
        "emergencies": _events(within, "EmergencyOpened").count(),
        "emergencies_reviewed": _events(within, "EmergencyReviewed").count(),
    }


def _backups(within: tuple[datetime, datetime]) -> dict[str, int]:
    runs = BackupRun.objects.filter(at__gte=within[0], at__lt=within[1])
    failed = runs.filter(outcome=BackupOutcome.FAILED).count()
    return {
        "made": runs.count() - failed,
        "failed": failed,
        "read": runs.filter(outcome=BackupOutcome.READ).count(),
        "unreadable": runs.filter(outcome=BackupOutcome.UNREADABLE).count(),
    }


def _troubles(within: tuple[datetime, datetime]) -> dict[str, Any]:
    rows = Trouble.objects.exclude(severity=Severity.NOTE)
    begun = rows.filter(began_at__gte=within[0], began_at__lt=within[1])
    counted = begun.values_list("code").annotate(Count("pk")).order_by("code")
    newest = {row.code: row.said for row in begun.order_by("began_at")}
    return {
        "kinds": [{"said": newest[code], "count": count} for code, count in counted],
        "open": rows.filter(ended_at=None).count(),
    }


def _ledger(within: tuple[datetime, datetime], now: datetime) -> dict[str, Any]:
    first = LedgerEvent.objects.aggregate(first=Min("at"))["first"]
    heads = LedgerHead.objects.filter(day__gte=within[0].date(), day__lt=within[1].date())
    nights = KeepingRun.objects.filter(started_at__gte=within[0], started_at__lt=within[1])
    return {
        "entries": LedgerEvent.objects.filter(at__gte=within[0], at__lt=within[1]).count(),
        "heads": heads.count(),
        "kept_days": (now - first).days if first else 0,
        "nights": nights.exclude(ended_at=None).count(),
    }


def _updates(within: tuple[datetime, datetime]) -> dict[str, Any]:
    steps = MigrationRecorder(connection).migration_qs
    days = steps.filter(applied__gte=within[0], applied__lt=within[1])
    moments = days.values_list("applied", flat=True)
    return {
        "days": len({each.astimezone(HANOI).date() for each in moments}),
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgresql": str(connection.pg_version // 10_000),  # type: ignore[attr-defined]  # PostgreSQL's own connection
    }


def share(part: int, whole: int) -> str:
    """As people write it; nothing of nothing has no share."""
    said = percentage(100 * part / whole) if whole else "–"
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def counted(figures: Mapping[str, Any], part: str, name: str) -> int:
    return int(figures.get(part, {}).get(name, 0))
