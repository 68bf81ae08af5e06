"""The room's home: what waits, what runs, what ran last, and the way to its other pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core.access import admits, audience_of, staff
from khien.core.permissions import Permission
from khien.people.access import person
from khien.people.models import User
from khien.screening.queries import hits, scans

if TYPE_CHECKING:
    from khien.core.access import Permitted

_LATEST = 10


@dataclass(frozen=True)
class Door:
    title: str | Promise
    about: str | Promise
    url: str


_DOORS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("screening:hits", _("Phát hiện"), _("Máy thấy gì, vì sao; người quyết định.")),
    ("screening:feedback", _("Nhận xét cho máy"), _("Máy đúng hay sai; tải về để dạy lại.")),
    ("screening:banks", _("Kho đã biết"), _("Dấu vân hình ảnh và địa chỉ đã biết.")),
    ("screening:proposals", _("Dấu vân được đề nghị"), _("Của chứng cứ, chờ đưa vào kho.")),
    ("screening:words", _("Từ của tỉnh"), _("Lời lẽ mới mà máy chưa biết; thử một câu.")),
    ("screening:publications", _("Danh sách chặn"), _("Cho máy chủ DNS của trường, cơ quan.")),
    ("screening:keys", _("Khóa phần mềm"), _("Phần mềm của đối tác hỏi máy bằng khóa.")),
)


def doors(user: User) -> list[Door]:
    """Those whose page is there and lets this person in."""
    found = []
    for name, title, about in _DOORS:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        audience = audience_of(resolve(url).func)
        if audience is not None and admits(audience, cast("Permitted", user)):
            found.append(Door(title, about, url))
    return found


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def home(request: HttpRequest) -> HttpResponse:
    user = person(request)
    return render(
        request,
        "screening/home.html",
        {
            "may_scan": user.may(Permission.SCREENING_WORK),
            "waiting": hits.waiting(user).count(),
            "running": list(scans.going_on(user)[:_LATEST]),
            "latest": list(scans.listing(user)[:_LATEST]),
            "doors": doors(user),
        },
    )
