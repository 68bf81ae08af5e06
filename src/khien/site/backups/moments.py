"""Moments as people in Viet Nam type and read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from khien.site.console import Stopped

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_WRITTEN = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")


def moment(text: str) -> datetime:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=HERE).astimezone(UTC)
        except ValueError:
            continue
    raise Stopped(
        f"“{text}” không phải là một thời điểm. Viết như: --until '26/11/2026 10:15'.",
        "Write a moment as 26/11/2026 10:15, in the time of Viet Nam.",
    )


def shown(at: datetime) -> str:
    return at.astimezone(HERE).strftime("%d/%m/%Y %H:%M:%S")
