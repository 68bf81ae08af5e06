"""A teacher's phone without network: the page that opens, what it carries, what it sends later.

It holds numbers and no names, so it needs no lock; sending needs the person who wrote it.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from khien.core.access import public, staff
from khien.core.calendars import today
from khien.core.carried import keeping_script
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.queries import cards
from khien.learning.actions.phone import check_is_whose_phone, take_sending
from khien.learning.actions.photo import take_photo
from khien.learning.forms.phone import PhoneSessionForm, PhotoForm, sending
from khien.learning.queries import phone as queries
from khien.people.access import person

_FILES = (
    *("khien/pico.css", "khien/tokens.css", "khien/khien.css", "khien/parts.css"),
    *("khien/frame.css", "khien/staff.css", "khien/favicon.svg"),
    *("core/store.js", "learning/photo.js", "learning/phone.js"),
)


@require_safe
@public
def shell(request: HttpRequest) -> HttpResponse:
    """Holds nothing of anybody: it is kept on the phone."""
    form = PhoneSessionForm(auto_id="new-%s")
    form.offer_lessons(cards())
    return render(request, "learning/phone.html", {"form": form})


@require_safe
@public
def worker(_request: HttpRequest) -> HttpResponse:
    return keeping_script("khien-diem-danh", reverse("learning:phone"), _FILES)


@require_GET
@staff(Permission.SESSION_RECORD)
@never_cache
def carried(request: HttpRequest) -> HttpResponse:
    told = queries.carried(person(request), on=today(timezone.now()))
    return JsonResponse({**told, "csrf": get_token(request)})


@require_POST
@staff(Permission.SESSION_RECORD)
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    try:
        said = sending(request.body)
        answers = take_sending(said, by=person(request), now=timezone.now())
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=409)
    return JsonResponse({"answers": answers})


@require_POST
@staff(Permission.SESSION_RECORD)
@never_cache
def photo(request: HttpRequest) -> HttpResponse:
    user, form = person(request), PhotoForm(request.POST, request.FILES)
    try:
        person_id, session, taken = form.sent()
        check_is_whose_phone(person_id, user)
        take_photo(session, taken, by=user, now=timezone.now())
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=409)
    return JsonResponse({"state": "stored"})
