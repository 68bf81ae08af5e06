"""What an installation that is looked after has: backups, and a trouble that is over."""

from datetime import datetime, timedelta

from khien.site.models import BackupKind, BackupOutcome, BackupRun, Severity, Trouble

_DAYS = 6
_BYTES = 48_000_000


def look_after(*, now: datetime) -> None:
    for days in range(_DAYS):
        full = days == _DAYS - 1
        at = now - timedelta(days=days, minutes=30)
        BackupRun.objects.create(
            at=at,
            kind=BackupKind.FULL if full else BackupKind.INCREMENTAL,
            bytes=_BYTES if full else _BYTES // 40,
            where="/media/sao-luu/khien",
            verified_at=at,
            outcome=BackupOutcome.READ,
        )
    Trouble.objects.create(
        code="disk.filling",
        subject="/srv/khien",
        severity=Severity.SOON,
        said={
            "vi": "Đĩa của /srv/khien đã dùng 86 %; từ 95 % không nhận tệp nữa.",
            "en": "The disk of /srv/khien is 86 % full; from 95 % on no files are taken.",
        },
        advice={
            "vi": "Dọn tệp không cần trên máy, hoặc gắn thêm đĩa.",
            "en": "Remove what the machine does not need, or add a disk.",
        },
        began_at=now - timedelta(days=9),
        seen_at=now - timedelta(days=8),
        ended_at=now - timedelta(days=8),
    )
