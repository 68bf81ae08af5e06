"""Keys of other software: all of them, one with its use by day, a new one, one revoked.

For those who keep the banks: a key hands out what the banks know, on the terms of their sources.
"""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.seal import SealBroken, seal, unseal
from khien.people.access import password_just_given, person
from khien.screening.actions import keys as actions
from khien.screening.forms.keys import KeyForm
from khien.screening.queries import keys as queries
from khien.screening.rules.keys import state

PER_PAGE = 30
_SECRET = "new_key_secret"  # noqa: S105  (the name of a place in the session)
_A_YEAR = timedelta(days=365)


@staff(Permission.BANK_MANAGE)
def keys(request: HttpRequest) -> HttpResponse:
    day = today(timezone.now())
    found = queries.newest_first(person(request), on=day)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.rows(page.object_list, on=day)  # type: ignore[arg-type]  # a slice of ours
    return render(request, "screening/keys.html", {"page": page, "rows": rows})


@staff(Permission.BANK_MANAGE)
@password_just_given
def key_new(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = KeyForm(request.POST or None, initial={"expires_on": today(now) + _A_YEAR})
    if form.is_valid():
        try:
            key, secret = actions.make(**form.cleaned_data, by=person(request), now=now)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            request.session[_SECRET] = [str(key.pk), seal(secret, context=f"key:{key.pk}").hex()]
            return redirect("screening:key", key.pk)
    status = 422 if form.errors else 200
    return render(request, "screening/key_new.html", {"form": form}, status=status)


@staff(Permission.BANK_MANAGE)
@never_cache
def key(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """The secret stands on it once, right after it was made: a second look finds it gone."""
    now = timezone.now()
    found = queries.get_for(person(request), key_id)
    days = Paginator(queries.by_day(found, now=now), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "key": found,
        "state": state(found, on=today(now)),
        "uses": queries.names_of(found),
        "secret": _secret_once(request, key_id),
        "page": days,
        "days_shown": queries.DAYS_SHOWN,
    }
    return render(request, "screening/key.html", context)


def _secret_once(request: HttpRequest, key_id: UUID) -> str:
    held, sealed = request.session.pop(_SECRET, ["", ""])
    if held != str(key_id):
        return ""
    try:
        return str(unseal(bytes.fromhex(sealed), context=f"key:{key_id}"))
    except SealBroken:
        return ""


@require_POST
@staff(Permission.BANK_MANAGE)
def key_revoke(request: HttpRequest, key_id: UUID) -> HttpResponse:
    user = person(request)
    try:
        actions.revoke(queries.get_for(user, key_id), by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã thu hồi khóa. Trong vài giây nữa khóa không mở được gì."))
    return redirect("screening:key", key_id)
