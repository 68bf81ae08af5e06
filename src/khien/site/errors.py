"""Pages for when something went wrong: kind, clear, with 111, each with its own status.

None of them touches the database, the session or the signed-in person, so that they stand
when the database does not. If even the template fails, bare words with 111 are sent.
"""

import logging
import sys
from http import HTTPStatus

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from khien.core.access import public

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 60
BARE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Xin thử lại</title>'
    "<h1>Xin thử lại sau ít phút</h1><p>Điều vừa gửi chưa được lưu. "
    'Cần giúp ngay: gọi <a href="tel:111">111</a>. Nguy hiểm: gọi <a href="tel:113">113</a>.</p>'
)


def _sentence(status: HTTPStatus) -> str:
    return {
        HTTPStatus.BAD_REQUEST: _("Yêu cầu không đọc được."),
        HTTPStatus.FORBIDDEN: _("Bạn không được mở trang này."),
        HTTPStatus.NOT_FOUND: _("Không tìm thấy."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("Nội dung gửi lên quá lớn."),
        HTTPStatus.TOO_MANY_REQUESTS: _("Xin chờ một lát rồi thử lại."),
        HTTPStatus.SERVICE_UNAVAILABLE: _("Chưa lưu được. Xin thử lại sau ít phút."),
    }.get(status, _("Có lỗi ở phía chúng tôi."))


def answer(request: HttpRequest, status: HTTPStatus, template: str = "") -> HttpResponse:
    """The page of `status`; for the API the same sentence as JSON."""
    response: HttpResponse
    if request.path.startswith("/api/"):
        response = JsonResponse(
            {"detail": _sentence(status), "hotline": "111", "emergency": "113"}, status=status
        )
    else:
        try:
            body: str = render_to_string(template or f"{status}.html")
        except Exception:
            logger.exception("error_page_failed")
            body = BARE
        response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    too_much: dict[type[Exception], str] = {
        TooManyFilesSent: "413_files.html",
        RequestDataTooBig: "413_text.html",
    }
    if isinstance(exception, (*too_much, TooManyFieldsSent)):
        template = too_much.get(type(exception), "413.html")
        return answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, template)
    return answer(request, HTTPStatus.BAD_REQUEST)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's own signature
    return answer(request, HTTPStatus.FORBIDDEN)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - the same
    return answer(request, HTTPStatus.NOT_FOUND)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - the same
    return answer(request, HTTPStatus.FORBIDDEN, "403_csrf.html")


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """The database away or full is told apart: nothing was saved, and it is worth trying again."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return database_away(request)
    return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def database_away(request: HttpRequest) -> HttpResponse:
    response = answer(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
