"""One recommendation and its steps."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khien.coordination.actions.recommendations import follow_up
from khien.coordination.forms.inspections import DatedFollowUpForm, FollowUpForm
from khien.coordination.models import FollowUpKind, Recommendation, RecommendationState
from khien.coordination.queries import inspections as queries
from khien.coordination.queries.offices import works_for
from khien.coordination.rules.recommendations import OF_THE_BODY, RECOMMENDATION
from khien.coordination.rules.steps import after
from khien.coordination.views.inspection import shown
from khien.coordination.views.steps import Page, posted, refused, step_page
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person
from khien.people.models import User

ADDRESSES = {
    "bao-xong": FollowUpKind.REPORT,
    "chua-dat": FollowUpKind.RETURN,
    "dat": FollowUpKind.VERIFY,
    "gia-han": FollowUpKind.EXTEND,
    "thoi": FollowUpKind.DROP,
}
_TITLES = {
    FollowUpKind.REPORT: gettext_lazy("Báo đã làm xong"),
    FollowUpKind.RETURN: gettext_lazy("Xem lại: chưa đạt"),
    FollowUpKind.VERIFY: gettext_lazy("Xem lại: đạt"),
    FollowUpKind.EXTEND: gettext_lazy("Gia hạn kiến nghị"),
    FollowUpKind.DROP: gettext_lazy("Thôi kiến nghị"),
}


def _steps(row: Recommendation, user: User) -> list[tuple[str, object]]:
    """Address and title of what this person can do now."""
    now = timezone.now()
    of_body = row.office_id in works_for(user, now)
    inspects = row.finding.inspection.office_id in queries.inspects_for(user, now)
    state = RecommendationState(row.state)
    return [
        (address, _TITLES[kind])
        for address, kind in ADDRESSES.items()
        if (of_body if kind in OF_THE_BODY else inspects) and state in RECOMMENDATION[kind].sources
    ]


@require_safe
@staff(Permission.COORDINATION_WORK)
def recommendation(request: HttpRequest, recommendation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.recommendation_for(user, recommendation_id, timezone.now())
    inspection = found.finding.inspection
    names = latest_names({found.office_id, inspection.office_id})
    _row, words, tone = shown(found)
    context = {
        "recommendation": found,
        "inspection": inspection,
        "words": words,
        "tone": tone,
        "body": names.get(found.office_id, ""),
        "office": names.get(inspection.office_id, ""),
        "steps": _steps(found, user),
        "follow_ups": found.follow_ups.select_related("by"),
    }
    return render(request, "coordination/recommendation.html", context)


@staff(Permission.COORDINATION_WORK)
def recommendation_step(request: HttpRequest, recommendation_id: UUID, step: str) -> HttpResponse:
    kind = ADDRESSES.get(step)
    if kind is None:
        raise Http404
    found = queries.recommendation_for(person(request), recommendation_id, timezone.now())
    dated = kind in {FollowUpKind.EXTEND, FollowUpKind.RETURN}
    form = (DatedFollowUpForm if dated else FollowUpForm)(
        posted(request), initial={"seen": found.version}
    )

    def act() -> object:
        said = form.cleaned_data
        return follow_up(found, kind, **said, by=person(request), now=timezone.now())

    crumbs = (
        (_("Kiến nghị sau kiểm tra"), reverse("coordination:recommendations")),
        (found.words, reverse("coordination:recommendation", args=[found.pk])),
    )
    state = RecommendationState(found.state)
    refusal = refused(lambda: after(RECOMMENDATION[kind], state))
    return step_page(request, form, act, Page(_TITLES[kind], crumbs, found.version, refusal))
