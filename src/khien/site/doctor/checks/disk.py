"""Room on the disks of home, database and backups: bytes and inodes."""

from collections.abc import Iterator

from khien.core.disk import FULL
from khien.site.doctor.facts import Facts, Volume
from khien.site.doctor.finding import Finding, Words, now, soon

FILLING = 85  # percent; from FULL on no more files are taken
_MAKE_ROOM = Words(
    "Dọn tệp không cần trên máy, chuyển bản sao lưu cũ sang nơi khác, hoặc gắn thêm đĩa. "
    "Đừng xóa gì trong KHIEN_HOME.",
    "Remove what the machine does not need, move old backups, or add a disk. Delete nothing in "
    "KHIEN_HOME.",
)


_OF_BACKUPS = Words(
    "Gắn đĩa lớn hơn, hoặc giảm BACKUP_KEEP rồi chạy ./khien backup. Đừng xóa từng tệp ở đó: các "
    "bản sao lưu nối vào nhau.",
    "Mount a larger disk, or lower BACKUP_KEEP and run ./khien backup. Delete no single files "
    "there: backups build on each other.",
)


def space(facts: Facts) -> Iterator[Finding]:
    for volume in facts.volumes:
        used, stops = int(volume.used_percent), _stops(volume)
        advice = _OF_BACKUPS if volume.only_backups else _MAKE_ROOM
        if used >= FULL:
            said = Words(
                f"Đĩa của {volume.path} đã dùng {used} %: {stops.vietnamese}.",
                f"The disk of {volume.path} is {used} % full: {stops.english}.",
            )
            yield now("disk.full", said, advice, volume.path)
        elif used >= FILLING:
            said = Words(
                f"Đĩa của {volume.path} đã dùng {used} %; từ {FULL} %: {stops.vietnamese}.",
                f"The disk of {volume.path} is {used} % full; from {FULL} % on: {stops.english}.",
            )
            yield soon("disk.filling", said, advice, volume.path)


def _stops(volume: Volume) -> Words:
    if volume.only_backups:
        return Words("không còn chỗ cho bản sao lưu mới", "there is no room for the next backup")
    return Words("Khiên tạm không nhận tệp, vẫn nhận tin báo", "no files are taken, reports are")


def inodes(facts: Facts) -> Iterator[Finding]:
    for volume in facts.volumes:
        used = int(volume.inodes_percent)
        if used >= FULL:
            yield now(
                "disk.inodes",
                Words(
                    f"Đĩa của {volume.path} gần hết chỗ ghi tên tệp ({used} % inode).",
                    f"The disk of {volume.path} has hardly any inodes left ({used} % used).",
                ),
                Words(
                    "Tìm thư mục có rất nhiều tệp nhỏ và dọn bớt (không phải trong KHIEN_HOME).",
                    "Find the folder of many small files and clear it (not in KHIEN_HOME).",
                ),
                volume.path,
            )
