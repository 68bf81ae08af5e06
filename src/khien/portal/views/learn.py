"""Learning without an account: nothing about the child is stored, not even what was answered."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import public
from khien.curriculum import queries
from khien.curriculum.choices import of_band
from khien.curriculum.content import Content, Item
from khien.curriculum.models import Language, LessonVersion
from khien.portal.wording_learning import BANDS, Door

CHILDREN = ("A1", "A2", "A3", "A4")


@dataclass(frozen=True)
class Answered:
    """`given`: the answer chosen, None where the question was left out."""

    number: int
    item: Item
    given: int | None

    @property
    def right(self) -> bool:
        return self.given == self.item.key


@public
@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    children = [door for door in BANDS if door.band in CHILDREN]
    adults = [door for door in BANDS if door.band not in CHILDREN]
    return render(request, "portal/learn.html", {"children": children, "adults": adults})


@public
@require_safe
def band(request: HttpRequest, address: str) -> HttpResponse:
    door = _door(address)
    context = {
        "door": door,
        "cards": queries.cards([door.band]),
        "stories": of_band(door.band),
        "others": [each for each in BANDS if each != door],
    }
    return render(request, "portal/learn_band.html", context)


def _door(address: str) -> Door:
    found = next((door for door in BANDS if door.address == address), None)
    if found is None:
        raise Http404
    return found


def version_for(request: HttpRequest, code: str) -> LessonVersion:
    """In the language asked for, else in Vietnamese."""
    asked = request.GET.get("tieng", "")
    found = queries.in_use(code, language=asked) if asked in Language.values else None
    found = found or queries.in_use(code)
    if found is None:
        raise Http404
    return found


@public
@csrf_exempt  # changes nothing: a page from the cache may be answered without a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, code: str) -> HttpResponse:
    version = version_for(request, code)
    content = queries.content_of(version)
    answered = _answered(request, content) if request.method == "POST" else []
    context = {
        "version": version,
        "content": content,
        "door": next(each for each in BANDS if each.band == version.lesson.band),
        "grown_up": version.lesson.band not in CHILDREN,
        "questions": list(enumerate(content.items, 1)),
        "answered": answered,
        "right": sum(each.right for each in answered),
        "left_out": request.method == "POST" and not answered,
        "languages": queries.languages_of(code),
        "sound": hasattr(version, "recording"),
    }
    return render(request, "portal/learn_lesson.html", context)


def _answered(request: HttpRequest, content: Content) -> list[Answered]:
    """None of them where no question was answered."""
    found = []
    for number, item in enumerate(content.items, 1):
        said = request.POST.get(f"c{number}", "")
        chosen = int(said) if said.isdecimal() and len(said) == 1 else None
        found.append(Answered(number, item, chosen))
    return found if any(each.given is not None for each in found) else []
