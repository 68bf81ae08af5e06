"""Who looks after the installation, and the day's signed head of the ledger."""

from collections.abc import Iterator
from datetime import timedelta

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, now, soon

_TWO_DAYS = timedelta(days=2)


def ledger_head(facts: Facts) -> Iterator[Finding]:
    found = facts.running
    if found is None or found.begun_at is None:
        return
    if facts.now - (found.last_head or found.begun_at) > _TWO_DAYS:
        yield soon(
            "ledger.no-head",
            Words(
                "Hai ngày qua sổ cái không được ký dấu: ai sửa mục mới sẽ khó lộ.",
                "The ledger was not signed for two days: a change of its newest entries would "
                "hardly show.",
            ),
            Words(
                "Xem worker có chạy không; ký ngay bằng ./khien ledger head.",
                "Is the worker running? Sign it now: ./khien ledger head.",
            ),
        )


def nobody_administrates(facts: Facts) -> Iterator[Finding]:
    if facts.running and not facts.running.administrators:
        yield now(
            "people.no-administrator",
            Words(
                "Không có quản trị viên nào đăng nhập được.",
                "There is no administrator who can sign in.",
            ),
            Words(
                "Khởi động ./khien serve rồi mở đường dẫn một lần: "
                "docs/how-to/first-administrator.md.",
                "Start ./khien serve and open the one-time link: "
                "docs/how-to/first-administrator.en.md.",
            ),
        )


def idle(facts: Facts) -> Iterator[Finding]:
    if facts.running and facts.running.idle:
        yield soon(
            "people.idle",
            Words(
                f"{facts.running.idle} tài khoản bỏ không quá lâu mà chưa tự ngừng.",
                f"{facts.running.idle} accounts were not used for too long and are still open.",
            ),
            Words(
                "Khóa ở trang Người dùng; mỗi đêm Khiên tự khóa nếu worker chạy.",
                "Stop them on the page of people; a running worker does so every night.",
            ),
        )
