"""What every page knows. Nothing here asks the database before a template uses it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import get_language

from khien.directory import queries
from khien.manual import touring
from khien.manual.help import part_for
from khien.people.models import User
from khien.site import navigation


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    href: str


def _other_languages(request: HttpRequest) -> list[Language]:
    """A language that stands in the address itself goes out of it: the new choice holds."""
    asked = request.GET.copy()
    asked.pop("tieng", None)
    path = f"{request.path}?{asked.urlencode()}" if asked else request.path
    back = urlencode({"ve": path})
    return [
        Language(code, str(name), f"{reverse('language', args=[code])}?{back}")
        for code, name in settings.LANGUAGES
        if code != get_language()
    ]


def _tour(request: HttpRequest) -> touring.Banner | None:
    """Of whoever is signed in and has begun one; nothing is asked of the database else."""
    user = request.user
    if not isinstance(user, User) or not request.session.get(touring.ON_TOUR):
        return None
    return touring.banner(user, request.path)


def page(request: HttpRequest) -> dict[str, Any]:
    """`navigation`, `person` and `sample` look things up only where a page shows them."""
    return {
        "page_address": settings.SITE_URL + request.path,
        "site_address": settings.SITE_URL,
        "spoken": settings.LANGUAGES,
        "other_languages": SimpleLazyObject(lambda: _other_languages(request)),
        "sample": SimpleLazyObject(queries.is_sample),
        "navigation": SimpleLazyObject(lambda: navigation.of(request)),
        "tour": SimpleLazyObject(lambda: _tour(request)),
        "practice": settings.PRACTICE,
        "practice_url": settings.PRACTICE_URL,
        "help": SimpleLazyObject(lambda: part_for(request.path)),
        "person": SimpleLazyObject(lambda: navigation.person(request)),
    }
