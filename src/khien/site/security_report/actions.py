"""Counting, completing and issuing the report of a year; the dates it is owed by."""

import json
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from khien.core import ledger
from khien.core.calendars import today
from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.people.models import User
from khien.site.models import SecurityDate, SecurityReport
from khien.site.security_report import events
from khien.site.security_report.components import components
from khien.site.security_report.figures import measure

WORDS = ("incidents", "updates", "drills", "plans")
_FIRST_YEAR = 2022
_DATES = UUID("6d2f0f5e-7b57-4d6c-9f5e-1f0a5c8f4a11")  # under which dates stand in the ledger
_LAW = "Nghị định về an ninh mạng, an toàn thông tin hệ thống cấp độ 3"
_SHIPPED = (
    ("operator-to-owner", gettext_noop("Đơn vị vận hành gửi chủ quản hệ thống"), 12, 20),
    ("owner-to-police", gettext_noop("Chủ quản hệ thống gửi cơ quan công an"), 12, 25),
)


def load_dates() -> None:
    """Whatever is there stays as it is."""
    SecurityDate.objects.bulk_create(
        [
            SecurityDate(
                code=code,
                title=title,
                month=month,
                day=day,
                law=_LAW,
                certainty=Certainty.SECONDARY,
            )
            for code, title, month, day in _SHIPPED
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def count(year: int, *, by: User, now: datetime) -> SecurityReport:
    """The report of that year, its figures counted anew; words that were written stay."""
    if not _FIRST_YEAR <= year <= today(now).year:
        raise Refused(_("Chọn một năm đã bắt đầu."))
    fresh = {
        "figures": measure(year, now=now),
        "components": components(),
        "measured_at": now,
    }
    report, made = SecurityReport.objects.select_for_update().get_or_create(
        year=year, defaults=fresh
    )
    if not made:
        _check_open(report)
        for name, value in fresh.items():
            setattr(report, name, value)
        report.save(update_fields=list(fresh))
    ledger.record(events.SecurityReportMeasured(report.pk, year), by=by, now=now)
    return report


def _check_open(report: SecurityReport) -> None:
    if report.issued_at is not None:
        raise Refused(_("Báo cáo này đã ban hành nên không đổi được nữa."))


@transaction.atomic
def write(report: SecurityReport, *, seen_revision: int, **words: str) -> None:
    row = SecurityReport.objects.select_for_update().get(pk=report.pk)
    _check_open(row)
    if row.revision != seen_revision:
        raise Refused(
            _("Người khác vừa sửa báo cáo này. Chữ bạn gõ còn ở dưới; hãy xem lại rồi lưu lần nữa.")
        )
    for name in WORDS:
        setattr(row, name, words[name].strip())
    row.revision += 1
    row.save(update_fields=[*WORDS, "revision"])


@transaction.atomic
def issue(
    report: SecurityReport,
    *,
    office: str,
    number: int,
    symbol: str,
    signer_title: str,
    by: User,
    now: datetime,
) -> SecurityReport:
    row = SecurityReport.objects.select_for_update().get(pk=report.pk)
    _check_open(row)
    if not row.incidents or not row.plans:
        raise Refused(
            _("Hãy viết phần sự cố (không có thì ghi “không phát sinh”) và phần việc năm tới.")
        )
    row.office, row.number, row.symbol = office.strip(), number, symbol.strip()
    row.signer_title, row.issued_at, row.issued_by = signer_title.strip(), now, by
    row.sha256 = digest(row)
    row.save()
    ledger.record(events.SecurityReportIssued(row.pk, row.year, row.sha256), by=by, now=now)
    return row


def digest(report: SecurityReport) -> str:
    """Of all it says; whoever counts it again gets the same."""
    said = {name: getattr(report, name) for name in ("year", "figures", "components", *WORDS)}
    told = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def note_taken(report: SecurityReport, kind: str, *, by: User, now: datetime) -> None:
    ledger.record(events.SecurityReportTaken(report.pk, report.year, kind), by=by, now=now)


@transaction.atomic
def change_date(
    date: SecurityDate,
    *,
    seen_revision: int,
    month: int,
    day: int,
    law: str,
    certainty: str,
    by: User,
    now: datetime,
) -> None:
    row = SecurityDate.objects.select_for_update().get(pk=date.pk)
    if row.revision != seen_revision:
        raise Refused(_("Người khác vừa sửa hạn này. Hãy xem lại rồi lưu lần nữa."))
    row.month, row.day, row.law, row.certainty = month, day, law.strip(), certainty
    row.revision += 1
    row.save()
    changed = events.SecurityDateChanged(uuid5(_DATES, row.code), row.code, month, day, certainty)
    ledger.record(changed, by=by, now=now)
