"""What staff find in the menu: each item is shown to those whom its page admits."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.access import Permitted, admits, audience_of
from khien.core.permissions import Permission
from khien.people.models import User

# Who has deadlines, or is told when those of others are missed.
REMINDED = (
    Permission.CASE_WORK,
    Permission.CASE_APPROVE,
    Permission.CASE_OVERSEE,
    Permission.VIOLATION_WORK,
    Permission.REPORT_TRIAGE,
    Permission.TASK_WORK,
    Permission.COORDINATION_WORK,
    Permission.STAFF_CARE,
)


@dataclass(frozen=True)
class NavItem:
    """`permissions`: any one of them shows the item; none: every signed-in person sees it."""

    title: str | Promise
    href: str
    permissions: tuple[Permission, ...] = ()


_HOME = "/lam-viec/"
ITEMS = (
    NavItem(_("Việc của tôi"), _HOME),
    NavItem(_("Nhắc việc"), "/lam-viec/nhac-viec/", REMINDED),
    NavItem(_("Bàn trực"), "/lam-viec/ban-truc/", (Permission.REPORT_RECORD,)),
    NavItem(
        _("Tin báo"), "/lam-viec/tin-bao/", (Permission.REPORT_TRIAGE, Permission.REPORT_RECORD)
    ),
    NavItem(_("Sự việc"), "/lam-viec/su-viec/", (Permission.INCIDENT_VIEW,)),
    NavItem(
        _("Trẻ em cần giúp"),
        "/lam-viec/tre-em/",
        (Permission.CASE_WORK, Permission.CASE_APPROVE, Permission.CASE_OVERSEE),
    ),
    NavItem(
        _("Lời giới thiệu đến"),
        "/lam-viec/tre-em/gioi-thieu-den/",
        (Permission.REFERRAL_RECEIVE,),
    ),
    NavItem(_("Mang hồ sơ theo"), "/lam-viec/mang-theo/", (Permission.CASE_WORK,)),
    NavItem(
        _("Báo cáo kế hoạch"),
        "/lam-viec/bao-cao/",
        (Permission.REPORT_WRITE, Permission.REPORT_APPROVE, Permission.PLAN_MANAGE),
    ),
    NavItem(_("Sổ văn bản"), "/lam-viec/van-ban/", (Permission.DOCUMENT_REGISTER,)),
    NavItem(
        _("Mở khẩn cấp"),
        "/lam-viec/mo-khan-cap/",
        (
            Permission.REPORT_TRIAGE,
            Permission.CASE_WORK,
            Permission.CASE_APPROVE,
            Permission.CASE_OVERSEE,
        ),
    ),
    NavItem(_("Vi phạm"), "/lam-viec/vi-pham/", (Permission.VIOLATION_WORK,)),
    NavItem(_("Gỡ nội dung"), "/lam-viec/go-noi-dung/", (Permission.TAKEDOWN_WORK,)),
    NavItem(_("Năng lực đơn vị"), "/lam-viec/nang-luc/", (Permission.CAPACITY_RECORD,)),
    NavItem(_("Khóa niêm phong"), "/lam-viec/chung-cu/khoa/", (Permission.EVIDENCE_SEAL,)),
    NavItem(
        _("Rà quét"),
        "/lam-viec/ra-quet/",
        (Permission.SCREENING_WORK, Permission.BANK_MANAGE),
    ),
    NavItem(
        _("Giáo dục"),
        "/lam-viec/giao-duc/",
        (Permission.SESSION_RECORD, Permission.SESSION_VERIFY, Permission.EDUCATION_OVERSEE),
    ),
    NavItem(
        _("Trắc nghiệm"),
        "/lam-viec/trac-nghiem/",
        (Permission.SESSION_RECORD,),
    ),
    NavItem(
        _("Ngân hàng câu hỏi"),
        "/lam-viec/trac-nghiem/ngan-hang/",
        (Permission.LESSON_REVIEW, Permission.EDUCATION_OVERSEE),
    ),
    NavItem(_("Chứng nhận"), "/lam-viec/chung-nhan/", (Permission.SESSION_RECORD,)),
    NavItem(
        _("Bài học"), "/lam-viec/bai-hoc/", (Permission.LESSON_WRITE, Permission.LESSON_REVIEW)
    ),
    NavItem(
        _("Tin bài"),
        "/lam-viec/tin-tuc/",
        (Permission.ARTICLE_WRITE, Permission.ARTICLE_PUBLISH),
    ),
    NavItem(
        pgettext_lazy("kế hoạch", "Nhiệm vụ"),
        "/lam-viec/nhiem-vu/",
        (Permission.PLAN_MANAGE, Permission.TASK_WORK, Permission.DASHBOARD_VIEW),
    ),
    NavItem(_("Bảng điều hành"), "/lam-viec/bang-dieu-hanh/", (Permission.DASHBOARD_VIEW,)),
    NavItem(_("Phối hợp"), "/lam-viec/phoi-hop/", (Permission.COORDINATION_WORK,)),
    NavItem(_("Ai nên nghỉ"), "/lam-viec/can-nghi/", (Permission.STAFF_CARE,)),
    NavItem(_("Đối tác"), "/lam-viec/doi-tac/", (Permission.PARTNER_MANAGE,)),
    NavItem(_("Pháp luật"), "/lam-viec/phap-luat/"),
    NavItem(
        _("Tổ chức"),
        "/lam-viec/to-chuc/",
        (Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE),
    ),
    NavItem(_("Người dùng"), "/lam-viec/nguoi-dung/", (Permission.PEOPLE_MANAGE,)),
    NavItem(
        _("Yêu cầu dữ liệu"),
        "/lam-viec/du-lieu/yeu-cau/",
        (Permission.RIGHTS_ANSWER, Permission.CASE_OVERSEE),
    ),
    NavItem(
        _("Lưu giữ và xóa"),
        "/lam-viec/du-lieu/luu-giu/",
        (Permission.SETTINGS_MANAGE, Permission.LEGAL_HOLD),
    ),
    NavItem(_("Sổ cái"), "/lam-viec/so-cai/", (Permission.LEDGER_READ,)),
    NavItem(_("Sức khỏe hệ thống"), "/lam-viec/suc-khoe/", (Permission.SETTINGS_MANAGE,)),
    NavItem(_("Cài đặt"), "/lam-viec/cai-dat/", (Permission.SETTINGS_MANAGE,)),
    NavItem(_("Các biểu mẫu"), "/lam-viec/tre-em/mau/", (Permission.SETTINGS_MANAGE,)),
    NavItem(
        _("Phải hỏi ai khi chia sẻ"),
        "/lam-viec/tre-em/dong-y/",
        (Permission.SETTINGS_MANAGE,),
    ),
    NavItem(_("Loại văn bản"), "/lam-viec/van-ban/loai/", (Permission.SETTINGS_MANAGE,)),
    NavItem(_("Thời hạn và lịch"), "/lam-viec/cai-dat/thoi-han/", (Permission.SETTINGS_MANAGE,)),
)

ACCOUNT = (
    (_("Bảo mật hai lớp"), "mfa_index"),
    (_("Đổi mật khẩu"), "account_change_password"),
    (_("Bạn đang đăng nhập ở đâu"), "people:sessions"),
    (_("Nhắc tôi ở đâu nữa"), "ways"),
    (_("Phím tắt"), "keys"),
    (_("Đi một vòng"), "tours"),
)


@dataclass(frozen=True)
class Link:
    title: str | Promise
    href: str
    here: bool = False


@dataclass(frozen=True)
class Person:
    """Who is signed in, as the corner of the page shows them."""

    name: str
    roles: list[str]
    links: list[Link]
    sign_out: str


@cache
def _exists(href: str) -> bool:
    try:
        resolve(href)
    except Resolver404:
        return False
    return True


def opens(href: str, user: Permitted) -> bool:
    """Whether the page there is for this person; one that says nothing of itself is for all."""
    try:
        found = resolve(urlsplit(href).path)
    except Resolver404:
        return False
    audience = audience_of(found.func)
    return audience is None or admits(audience, user)


def _here(path: str) -> str:
    """The item under which this address lies, the nearest one; empty for none."""
    if path == _HOME:
        return path
    above = [item.href for item in ITEMS if item.href != _HOME and path.startswith(item.href)]
    return max(above, key=len, default="")


def _shown(item: NavItem, user: User) -> bool:
    if item.href == _HOME:
        return not user.only_reads_figures
    return not item.permissions or any(user.may(each) for each in item.permissions)


def of(request: HttpRequest) -> list[Link]:
    user = request.user
    if not isinstance(user, User):
        return []
    here = _here(request.path)
    return [
        Link(item.title, item.href, item.href == here)
        for item in ITEMS
        if _exists(item.href) and _shown(item, user)
    ]


def _practice() -> list[Link]:
    """From the real installation to the one for practising, where there is one."""
    if not settings.PRACTICE_URL or settings.PRACTICE:
        return []
    return [Link(_("Tập thử"), f"{settings.PRACTICE_URL}/lam-viec/")]


def person(request: HttpRequest) -> Person | None:
    user = request.user
    if not isinstance(user, User):
        return None
    return Person(
        str(user),
        [role.label for role in user.roles],
        [Link(title, reverse(name)) for title, name in ACCOUNT] + _practice(),
        reverse("account_logout"),
    )
