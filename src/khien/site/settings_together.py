"""Settings beside each other: what contradicts, and names that look like ours but are not."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from khien.site.console import Stopped, both

Read = Callable[[str], Any]

_INTERNAL = frozenset({"KHIEN_SUPERVISOR"})  # set by Khiên itself
_LIKENESS = 0.88  # MAIL_SEVER is like MAIL_SERVER, HOSTNAME is not like HOST
_LEAST_LETTERS = 6  # short names are like too many others
# First needs second: alone it does nothing, or not what was meant.
_PAIRS = (
    ("EXHIBIT_BUCKET", "EXHIBIT_BUCKET_KEY"),
    ("EXHIBIT_BUCKET", "EXHIBIT_BUCKET_SECRET"),
    ("EXHIBIT_BUCKET_KEY", "EXHIBIT_BUCKET"),
    ("EXHIBIT_BUCKET_SECRET", "EXHIBIT_BUCKET"),
    ("MAIL_USER", "MAIL_PASSWORD"),
    ("MAIL_PASSWORD", "MAIL_USER"),
    ("MAIL_USER", "MAIL_SERVER"),
    ("SMS_WEBHOOK_SECRET", "SMS_WEBHOOK"),
    ("ALERT_WEBHOOK_SECRET", "ALERT_WEBHOOK"),
    ("ALERT_MAIL", "MAIL_SERVER"),
    ("BACKUP_TO", "BACKUP_RECIPIENTS"),
    ("TLS_CERTIFICATE", "TLS_KEY"),
    ("TLS_KEY", "TLS_CERTIFICATE"),
)


def contradictions(read: Read) -> Iterator[Stopped]:
    for first, second in _PAIRS:
        if read(first) and not read(second):
            yield Stopped(
                f"Đã đặt {first} mà chưa đặt {second}: hãy đặt cả hai, hoặc bỏ {first}.",
                f"{first} is set, {second} is not: set both, or take {first} away.",
            )
    if read("TLS_CERTIFICATE") and str(read("SITE_URL")).startswith("http://"):
        yield Stopped(
            "Đã đặt TLS_CERTIFICATE mà SITE_URL bắt đầu bằng http://: hãy đổi thành https://.",
            "TLS_CERTIFICATE is set, and SITE_URL begins with http://: make it https://.",
        )
    if read("MAIL_PASSWORD") and read("MAIL_SECURITY") == "none" and not _near(read("MAIL_SERVER")):
        yield Stopped(
            "MAIL_SECURITY=none sẽ gửi MAIL_PASSWORD không mã hóa qua mạng: "
            "hãy đặt starttls hoặc tls.",
            "MAIL_SECURITY=none would send MAIL_PASSWORD in the clear: set starttls or tls.",
        )


def _near(server: str) -> bool:
    return server.rpartition(":")[0] in {"localhost", "127.0.0.1"}


def unknown(names: Iterable[str], given: Iterable[str]) -> Iterator[str]:
    """A name that begins with KHIEN_, or is one letter or two from one of ours."""
    ours = set(names) | _INTERNAL
    for name in sorted(set(given) - ours):
        like = get_close_matches(name, ours, n=1, cutoff=_LIKENESS) if _is_long(name) else []
        if like:
            yield both(
                f"Biến {name} không phải là cài đặt của Khiên: có phải bạn muốn viết {like[0]}?",
                f"{name} is no setting of Khiên: is {like[0]} meant?",
            )
        elif name.startswith("KHIEN_"):
            yield both(
                f"Biến {name} không phải là cài đặt của Khiên nên không có tác dụng.",
                f"{name} is no setting of Khiên and does nothing.",
            )


def _is_long(name: str) -> bool:
    return len(name) >= _LEAST_LETTERS
