"""The figures of a report in words, the same on the page and on paper."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khien.core.numbers import marked
from khien.people.roles import ROLES, Role
from khien.site.security_report.figures import counted, share

Row = tuple[str, str]
Part = tuple[str, list[Row]]


def parts(figures: Mapping[str, Any], *, components: int) -> list[Part]:
    return [
        (_("Tài khoản và vai trò"), [*_accounts(figures), *_roles(figures)]),
        (_("Đăng nhập"), _sign_in(figures)),
        (_("Sao lưu"), _backups(figures)),
        (_("Trục trặc đã gặp"), list(_troubles(figures))),
        (_("Nhật ký và sổ cái"), _ledger(figures)),
        (_("Cập nhật và thành phần phần mềm"), _updates(figures, components)),
    ]


def _number(value: int) -> str:
    return marked(f"{value:,}")


def _accounts(figures: Mapping[str, Any]) -> list[Row]:
    active = counted(figures, "accounts", "active")
    strong = counted(figures, "accounts", "with_second_factor")
    return [
        (_("Tài khoản đang hoạt động"), _number(active)),
        (_("Trong đó có lớp bảo mật thứ hai"), f"{_number(strong)} ({share(strong, active)})"),
        (_("Tài khoản không còn dùng"), _number(counted(figures, "accounts", "stopped"))),
        (
            _("Bỏ không quá lâu mà còn mở"),
            _number(counted(figures, "accounts", "unused_45_days")),
        ),
    ]


def _roles(figures: Mapping[str, Any]) -> Iterator[Row]:
    for role, count in figures.get("roles", {}).items():
        title = ROLES[Role(role)].title if role in set(Role) else role
        yield str(title), _number(count)


def _sign_in(figures: Mapping[str, Any]) -> list[Row]:
    def told(name: str) -> str:
        return _number(counted(figures, "sign_in", name))

    return [
        (_("Lượt đăng nhập"), told("sessions")),
        (_("Lượt đăng nhập sai mật khẩu"), told("failed")),
        (_("Lượt nhập sai mã lớp bảo mật thứ hai"), told("wrong_codes")),
        (_("Tài khoản tự ngừng vì lâu không dùng"), told("idle_stopped")),
        (_("Lần đặt lại lớp bảo mật thứ hai"), told("factors_reset")),
        (_("Lần mở khẩn cấp hồ sơ"), told("emergencies")),
        (_("Trong đó đã được xem lại"), told("emergencies_reviewed")),
    ]


def _backups(figures: Mapping[str, Any]) -> list[Row]:
    def told(name: str) -> str:
        return _number(counted(figures, "backups", name))

    return [
        (_("Lần sao lưu đã làm"), told("made")),
        (_("Lần sao lưu không thành"), told("failed")),
        (_("Bản đã đọc thử được"), told("read")),
        (_("Bản không đọc được"), told("unreadable")),
    ]


def _troubles(figures: Mapping[str, Any]) -> Iterator[Row]:
    found = figures.get("troubles", {})
    language = "en" if get_language() == "en" else "vi"
    for kind in found.get("kinds", []):
        yield kind["said"][language], _number(kind["count"])
    yield _("Còn chưa xử lý xong"), _number(found.get("open", 0))


def _ledger(figures: Mapping[str, Any]) -> list[Row]:
    def told(name: str) -> str:
        return _number(counted(figures, "ledger", name))

    return [
        (_("Mục đã ghi vào sổ cái trong năm"), told("entries")),
        (_("Dấu sổ đã ký trong năm"), told("heads")),
        (_("Sổ cái giữ được đến nay, số ngày"), told("kept_days")),
        (_("Đêm đã làm việc xóa theo hạn"), told("nights")),
    ]


def _updates(figures: Mapping[str, Any], components: int) -> list[Row]:
    found = figures.get("updates", {})
    versions = ", ".join(
        f"{name} {found.get(key, '')}"
        for name, key in (("Python", "python"), ("Django", "django"), ("PostgreSQL", "postgresql"))
    )
    return [
        (_("Ngày có nâng cấp cấu trúc dữ liệu"), _number(found.get("days", 0))),
        (_("Phiên bản nền"), versions),
        (_("Số thành phần phần mềm trong danh sách kèm theo"), _number(components)),
    ]
