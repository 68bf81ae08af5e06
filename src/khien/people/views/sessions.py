"""Where I am signed in, and signing out elsewhere."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import signed_in
from khien.people import actions, queries
from khien.people.access import person
from khien.people.middleware import SESSION_KEY


@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    here = UUID(request.session[SESSION_KEY])
    found = queries.open_sessions(person(request), now=timezone.now())
    return render(request, "people/sessions.html", {"sessions": found, "here": here})


@require_POST
@signed_in
def end_others(request: HttpRequest) -> HttpResponse:
    user = person(request)
    here = UUID(request.session[SESSION_KEY])
    actions.end_sessions(user, by=user, now=timezone.now(), keep=here)
    messages.success(request, _("Đã đăng xuất ở mọi nơi khác."))
    return redirect("people:sessions")
