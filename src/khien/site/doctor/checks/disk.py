"""Room on the disks of home, database and backups: bytes and inodes."""

from collections.abc import Iterator

from khien.core.disk import FULL
from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, now, soon

FILLING = 85  # percent; from FULL on no more files are taken
_MAKE_ROOM = Words(
    "Dọn tệp không cần trên máy, chuyển bản sao lưu cũ sang nơi khác, hoặc gắn thêm đĩa. "
    "Đừng xóa gì trong KHIEN_HOME.",
    "Remove what the machine does not need, move old backups, or add a disk. Delete nothing in "
    "KHIEN_HOME.",
)


def space(facts: Facts) -> Iterator[Finding]:
    for volume in facts.volumes:
        used = int(volume.used_percent)
        if used >= FULL:
            yield now(
                "disk.full",
                Words(
                    f"Đĩa của {volume.path} đã dùng {used} %: Khiên tạm không nhận tệp, vẫn nhận "
                    "tin báo.",
                    f"The disk of {volume.path} is {used} % full: no files are taken, reports are.",
                ),
                _MAKE_ROOM,
                volume.path,
            )
        elif used >= FILLING:
            yield soon(
                "disk.filling",
                Words(
                    f"Đĩa của {volume.path} đã dùng {used} %; từ {FULL} % không nhận tệp nữa.",
                    f"The disk of {volume.path} is {used} % full; from {FULL} % on no files are "
                    "taken.",
                ),
                _MAKE_ROOM,
                volume.path,
            )


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
