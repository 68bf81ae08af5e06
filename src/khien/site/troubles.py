"""What the machine refuses, said as a sentence instead of a traceback."""

import errno
from collections.abc import Iterator

from khien.site.console import Stopped

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_DATABASE_DISK_FULL = "53100"  # PostgreSQL's own code


def disk_full() -> Stopped:
    return Stopped(
        "Đĩa đã đầy. Dọn bớt rồi gõ lại đúng lệnh vừa rồi; những gì đã lưu vẫn còn.",
        "The disk is full. Make room, then type the same command again; what was kept is there.",
    )


def is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    return getattr(error, "sqlstate", None) == _DATABASE_DISK_FULL


def explained(error: BaseException) -> Stopped | None:
    """None where it is no trouble of the machine: then it is ours, and the traceback is shown."""
    for cause in _chain(error):
        if is_full(cause):
            return disk_full()
        if isinstance(cause, OSError) and cause.errno in _FORBIDDEN and cause.filename:
            return Stopped(
                f"Không được phép ghi hoặc đọc {cause.filename}: "
                "hãy chạy bằng tài khoản đã tạo ra nó, hoặc chọn chỗ khác.",
                "You may not use this file: run Khiên as the user who made it, or name another.",
            )
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
