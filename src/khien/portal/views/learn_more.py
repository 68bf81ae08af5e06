"""What goes with a lesson: slides, the page for who teaches it, picture, sound; and stories."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.curriculum import queries
from khien.curriculum.agreement import agreement
from khien.curriculum.choices import stories
from khien.curriculum.models import Recording
from khien.curriculum.slides import slides_of
from khien.portal.views.learn import version_for
from khien.portal.wording_learning import BANDS
from khien.publishing.sounds import sound_response

_A_DAY = "public, max-age=86400"
_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@public
@require_safe
def slides(request: HttpRequest, code: str) -> HttpResponse:
    version = version_for(request, code)
    content = queries.content_of(version)
    context = {"version": version, "content": content, "slides": slides_of(content)}
    return render(request, "portal/learn_slides.html", context)


@public
@require_safe
def teaching(request: HttpRequest, code: str) -> HttpResponse:
    """Notes, the plan of the hour and the sheet, for paper."""
    version = version_for(request, code)
    context = {"version": version, "content": queries.content_of(version)}
    return render(request, "portal/learn_teaching.html", context)


@public
@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    version = version_for(request, code)
    answer = HttpResponse(version.picture, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = _A_DAY
    answer.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return answer


@public
@require_safe
def sound(request: HttpRequest, code: str) -> HttpResponse:
    held = Recording.objects.filter(version=version_for(request, code)).first()
    if held is None:
        raise Http404
    answer = sound_response(request, bytes(held.data), held.media_type)
    answer.headers["Cache-Control"] = _A_DAY
    return answer


@public
@require_safe
def story(request: HttpRequest, slug: str, scene: str = "") -> HttpResponse:
    told = stories().get(slug)
    if told is None or (scene and scene not in told.scenes):
        raise Http404
    context = {
        "story": told,
        "scene": told.scenes[scene or told.begin],
        "door": next(each for each in BANDS if each.band == told.band),
    }
    return render(request, "portal/learn_story.html", context)


@public
@require_safe
def family_agreement(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/learn_agreement.html", {"agreement": agreement()})
