"""Backups: made, not too old, and shown to be of use by having been read."""

from collections.abc import Iterator
from datetime import timedelta

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, day, now, soon

_GRACE = timedelta(hours=12)  # beside the time between two
_WITHOUT_SCHEDULE = timedelta(days=7)
_FIRST_DAYS = timedelta(days=1)  # of a new installation
TRIED_WITHIN = timedelta(days=31)
_BACK_UP = Words(
    "Chạy ./khien backup và cất tệp ở máy khác, hoặc đặt BACKUP_TO: "
    "docs/how-to/back-up-and-restore.md.",
    "Run ./khien backup and keep the file on another machine, or set BACKUP_TO: "
    "docs/how-to/back-up-and-restore.en.md.",
)
_VERIFY = Words(
    "Đọc thử một bản sao lưu trên máy khác: docs/how-to/back-up-and-restore.md.",
    "Try to read one on another machine: docs/how-to/back-up-and-restore.en.md.",
)


def never(facts: Facts) -> Iterator[Finding]:
    begun = facts.running.begun_at if facts.running else None
    if facts.backups is None or facts.backups.made_at is not None or begun is None:
        return
    if facts.now - begun > _FIRST_DAYS:
        yield now(
            "backup.never",
            Words("Chưa có bản sao lưu nào.", "There is no backup at all."),
            _BACK_UP,
        )


def old(facts: Facts) -> Iterator[Finding]:
    if facts.backups is None or facts.backups.made_at is None:
        return
    age = facts.now - facts.backups.made_at
    every = timedelta(hours=facts.configured.backup_hours)
    most = every + _GRACE if facts.configured.backups_by_itself else _WITHOUT_SCHEDULE
    if age > most:
        yield now(
            "backup.old",
            Words(
                f"Bản sao lưu mới nhất đã {age.days} ngày ({day(facts.backups.made_at)}): "
                "hỏng máy hôm nay thì mất chừng ấy ngày.",
                f"The newest backup is {age.days} days old ({day(facts.backups.made_at)}): "
                "so many days would be lost today.",
            ),
            _BACK_UP,
        )


def failed(facts: Facts) -> Iterator[Finding]:
    if facts.backups and facts.backups.failed_at:
        yield now(
            "backup.failed",
            Words(
                f"Lần sao lưu {day(facts.backups.failed_at)} không thành: {facts.backups.problem}",
                f"The backup of {day(facts.backups.failed_at)} was not made: "
                f"{facts.backups.problem}",
            ),
            Words(
                "Xem nơi cất còn chỗ và còn ghi được không, rồi chạy lại ./khien backup.",
                "Is there room, may it be written there? Then run ./khien backup again.",
            ),
        )


def unreadable(facts: Facts) -> Iterator[Finding]:
    if facts.backups and facts.backups.unreadable:
        yield now(
            "backup.unreadable",
            Words(
                f"Bản sao lưu mới nhất ({facts.backups.where}) KHÔNG đọc được: "
                f"{facts.backups.problem}",
                f"The newest backup ({facts.backups.where}) CANNOT be read: "
                f"{facts.backups.problem}",
            ),
            Words(
                "Sao lưu lại ngay vào nơi khác và giữ các bản cũ.",
                "Back up again at once, to another place, and keep the older ones.",
            ),
        )


def untried(facts: Facts) -> Iterator[Finding]:
    found = facts.backups
    if found is None or found.made_at is None or found.unreadable:
        return
    if found.read_at is None or facts.now - found.read_at > TRIED_WITHIN:
        yield soon(
            "backup.untried",
            Words(
                f"Đã {TRIED_WITHIN.days} ngày chưa đọc thử bản sao lưu nào: chưa biết có dùng "
                "được không.",
                f"No backup was read in {TRIED_WITHIN.days} days: nobody knows whether they are "
                "of use.",
            ),
            _VERIFY,
        )
