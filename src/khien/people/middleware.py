"""Every request is refused unless its view says who it is for.

Order: a view without an audience does not exist for anybody; a public one opens without looking
the user up; then sign-in, an idle session ended, a second factor enrolled, and permission.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.access import Audience, Permitted, admits, audience_of
from khien.people import queries
from khien.people.actions.sessions import note_use, open_session
from khien.people.audiences import ENROLMENT, third_party_audience
from khien.people.kept import keep, typed
from khien.people.models import StaffSession, User
from khien.people.provider_session import factor_counts

NOT_SENT = gettext_lazy(
    "Bạn đã bị đăng xuất nên điều vừa gửi chưa được lưu. "
    "Bấm nút quay lại của trình duyệt: chữ bạn đã viết vẫn còn ở đó."
)
NOTE_EVERY = timedelta(minutes=1)
SESSION_KEY = "staff_session"

Answer = HttpResponseBase | None


def default_deny(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    handle.process_view = _guard  # type: ignore[attr-defined]  # Django's hook
    return handle


def _guard(request: HttpRequest, view: object, args: Any, kwargs: Any) -> Answer:  # noqa: ARG001  (Django asks so)
    match = request.resolver_match
    name = match.view_name if match else ""
    audience = audience_of(view) or third_party_audience(name)
    if audience is None:
        raise Http404
    if audience.public:
        return None
    return _guard_staff(request, audience, name)


def _guard_staff(request: HttpRequest, audience: Audience, name: str) -> Answer:
    user = request.user
    if not isinstance(user, User):
        if request.method == "POST":
            messages.warning(request, NOT_SENT)
        return redirect_to_login(_way_back(request))
    session = _current_session(request, user)
    if session is None:
        return _sign_out(request)
    if name not in ENROLMENT and not (
        queries.has_second_factor(user) or factor_counts(request, user)
    ):
        return redirect("mfa_activate_totp")
    if not admits(audience, cast("Permitted", user)):
        raise PermissionDenied
    return None


def _current_session(request: HttpRequest, user: User) -> StaffSession | None:
    """The session's row, begun at its first request; None where it was ended or lay idle."""
    now = timezone.now()
    key = request.session.get(SESSION_KEY)
    if key is None:
        opened = open_session(user, agent=request.headers.get("User-Agent", ""), now=now)
        request.session[SESSION_KEY] = str(opened.pk)
        key = opened.pk
    session = queries.open_session(key, user=user)
    if session is None or now - session.seen_at > queries.IDLE:
        return None
    if now - session.seen_at > NOTE_EVERY:
        note_use(session, now=now)
    return session


def _sign_out(request: HttpRequest) -> HttpResponse:
    """An ended session leaves behind the sentence saying why, and what was being sent."""
    back, user, now = _way_back(request), cast("User", request.user), timezone.now()
    kept = typed(request, user, now=now)
    logout(request)
    if kept is not None:
        keep(request, kept)
        back = reverse("people:kept")
    messages.info(request, _("Phiên làm việc đã kết thúc. Bạn hãy đăng nhập lại."))
    return redirect_to_login(back)


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else "/lam-viec/"
