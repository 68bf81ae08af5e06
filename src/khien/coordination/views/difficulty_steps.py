"""Raising a difficulty, and its steps until it is out of the way."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.coordination import subjects
from khien.coordination.actions import difficulties as actions
from khien.coordination.forms import difficulties as forms
from khien.coordination.forms.fields import Why
from khien.coordination.models import CompetentLevel, Difficulty, DifficultyState
from khien.coordination.queries import difficulties as queries
from khien.coordination.queries import guidance
from khien.coordination.queries.offices import may_speak_for
from khien.coordination.rules.difficulties import ANSWER, BLOCKING, DIFFICULTY, DifficultyStep
from khien.coordination.rules.steps import after
from khien.coordination.views.steps import Page, just_do, posted, refused, step_page
from khien.core import clocks
from khien.core.access import staff
from khien.core.models import ClockRule
from khien.core.permissions import Permission
from khien.people.access import person


def _page(found: Difficulty, step: DifficultyStep, title: str, **said: Any) -> Page:
    state = DifficultyState(found.state)
    crumbs = (
        (_("Vướng mắc"), reverse("coordination:difficulties")),
        (found.title, reverse("coordination:difficulty", args=[found.pk])),
    )
    refusal = refused(lambda: after(DIFFICULTY[step], state))
    return Page(title, crumbs, found.version, refusal, **said)


def _found(request: HttpRequest, difficulty_id: UUID) -> tuple[Difficulty, datetime]:
    now = timezone.now()
    return queries.get_for(person(request), difficulty_id, now), now


def _days(now: datetime) -> dict[str, int]:
    """How long an answer takes by the rules in force; nothing where none is."""
    codes = {"usual": ANSWER, "blocking": BLOCKING}
    try:
        return {name: clocks.rule_on(code, now=now).amount for name, code in codes.items()}
    except ClockRule.DoesNotExist:
        return {}


@staff(Permission.COORDINATION_WORK)
def difficulty_new(request: HttpRequest) -> HttpResponse:
    """`viec` in the address: what it is about. The button "look" shows answers there are."""
    user, now = person(request), timezone.now()
    asked = subjects.read(request.GET.get("viec", ""))
    looks = request.POST.get("do") == "look"
    offices = may_speak_for(user, now)
    choices = subjects.offered(user, now, asked=asked)
    start = {"about": asked.key if asked else "", "level": CompetentLevel.PROVINCE}
    form = forms.RaiseForm(
        None if looks else posted(request),
        offices=offices,
        subjects=choices,
        initial=start | (request.POST.dict() if looks else {}),
    )

    def act() -> Difficulty:
        office = UUID(form.cleaned_data["office"])
        return actions.raise_difficulty(form.new(), office=office, by=user, now=timezone.now())

    said = f"{request.POST.get('title', '')} {request.POST.get('words', '')}"
    page = Page(
        _("Nêu vướng mắc"),
        ((_("Vướng mắc"), reverse("coordination:difficulties")),),
        refusal="" if offices else _("Tài khoản của bạn chưa gắn với đơn vị nào."),
    )
    return step_page(
        request,
        form,
        act,
        page,
        to=lambda made: reverse("coordination:difficulty", args=[made.pk]),
        template="coordination/difficulty_new.html",
        shown={
            "near": guidance.near(said) if request.method == "POST" else [],
            "looked": looks,
            "days": _days(now),
        },
    )


@staff(Permission.COORDINATION_WORK)
def difficulty_refer(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    found, _now = _found(request, difficulty_id)
    form = forms.ReferForm(posted(request), initial={"seen": found.version})

    def act() -> object:
        said = form.cleaned_data
        return actions.refer(
            found,
            form.to(),
            why=said["why"],
            by=person(request),
            now=timezone.now(),
            seen=said["seen"],
        )

    return step_page(request, form, act, _page(found, DifficultyStep.REFER, _("Chuyển tiếp")))


@staff(Permission.COORDINATION_WORK)
def difficulty_hand_back(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    found, _now = _found(request, difficulty_id)
    form = Why(posted(request), initial={"seen": found.version})
    page = _page(
        found,
        DifficultyStep.HAND_BACK,
        _("Trả lại, không thuộc thẩm quyền"),
        hint=_("Nếu biết nơi có thẩm quyền, hãy chuyển tiếp thay vì trả lại."),
    )
    return step_page(
        request,
        form,
        lambda: actions.hand_back(
            found,
            why=form.cleaned_data["why"],
            by=person(request),
            now=timezone.now(),
            seen=form.cleaned_data["seen"],
        ),
        page,
    )


@staff(Permission.COORDINATION_WORK)
def difficulty_answer(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    found, _now = _found(request, difficulty_id)
    near = guidance.near(f"{found.title} {found.words or ''}")
    others = guidance.published(kind=found.kind).exclude(pk__in=[row.pk for row in near])[:20]
    form = forms.AnswerForm(
        posted(request), guidances=[*near, *others], initial={"seen": found.version}
    )

    def act() -> object:
        seen = form.cleaned_data["seen"]
        return actions.answer(
            found, form.decision(), by=person(request), now=timezone.now(), seen=seen
        )

    page = _page(found, DifficultyStep.ANSWER, _("Trả lời vướng mắc"))
    return step_page(request, form, act, page)


@staff(Permission.COORDINATION_WORK)
def difficulty_confirm(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    found, _now = _found(request, difficulty_id)
    form = forms.ConfirmForm(posted(request), initial={"seen": found.version})

    def act() -> None:
        said = form.cleaned_data
        actions.confirm(
            found,
            helped=said["helped"] == "yes",
            why_not=said["why_not"],
            by=person(request),
            now=timezone.now(),
            seen=said["seen"],
        )

    page = _page(found, DifficultyStep.HELPED, _("Câu trả lời có giúp được không?"))
    return step_page(request, form, act, page)


@require_POST
@staff(Permission.COORDINATION_WORK)
def difficulty_withdraw(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    found, now = _found(request, difficulty_id)
    back = reverse("coordination:difficulty", args=[found.pk])
    return just_do(request, lambda: actions.withdraw(found, by=person(request), now=now), to=back)
