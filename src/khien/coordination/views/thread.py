"""One thread: what was written, who must answer, and a place to write."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.coordination import subjects
from khien.coordination.actions import threads as actions
from khien.coordination.forms.talks import PostForm, ThreadForm
from khien.coordination.models import Ask, Difficulty, SubjectKind, Thread
from khien.coordination.queries import threads as queries
from khien.coordination.queries.offices import agencies, committees, may_speak_for
from khien.coordination.subjects import Subject
from khien.coordination.views.steps import Page, done, just_do, posted, step_page
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person
from khien.people.models import User


def _address(thread: Thread) -> str:
    return reverse("coordination:thread", args=[thread.pk])


@staff(Permission.COORDINATION_WORK)
def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, thread_id, now)
    joined = latest_names(queries.offices_in(found))
    speaks = {pk: name for pk, name in may_speak_for(user, now).items() if pk in joined}
    form = _form(request, found, now, joined=joined, speaks=speaks)
    if form is not None and form.is_bound and form.is_valid():
        office = UUID(form.cleaned_data["office"])

        def act() -> object:
            return actions.write(found, form.post(), office=office, by=user, now=now)

        if done(request, form, act):
            return redirect(_address(found))
    with transaction.atomic():
        actions.record_reading(found, by=user, now=now)
        context = _shown(found, user, now, joined)
    wrong = form is not None and form.errors
    lost = request.POST.get("words", "").strip() if form is None else ""
    context |= {"form": form, "mine": found.office_id in speaks, "lost": lost}
    return render(
        request, "coordination/thread.html", context, status=422 if wrong or lost else 200
    )


def _form(
    request: HttpRequest,
    found: Thread,
    now: datetime,
    *,
    joined: dict[UUID, str],
    speaks: dict[UUID, str],
) -> PostForm | None:
    """None for whoever reads there only."""
    if found.closed_at is not None or not speaks:
        return None
    open_asks = queries.open_asks(list(speaks)).filter(post__thread=found)
    asks = [(ask, _told(ask)) for ask in open_asks.select_related("post")]
    wider = {} if found.incident_id else agencies(today(now))
    others = {pk: name for pk, name in (wider | joined).items() if pk not in speaks}
    return PostForm(posted(request), offices=speaks, others=others, asks=asks)


def _told(ask: Ask) -> str:
    start = (ask.post.words or "")[:80]
    return _("hạn %(day)s: %(start)s") % {
        "day": date_format(ask.due_on, "d/m/Y"),
        "start": start,
    }


def _shown(found: Thread, user: User, now: datetime, joined: dict[UUID, str]) -> dict[str, object]:
    posts = list(found.posts.select_related("by").prefetch_related("asks"))
    names = joined | latest_names({post.office_id for post in posts})
    return {
        "thread": found,
        "office": names.get(found.office_id, ""),
        "about": subjects.named(user, [found], now).get(found.pk),
        "joined": sorted(joined.values()),
        "posts": [
            (
                post,
                names.get(post.office_id, ""),
                [(ask, names.get(ask.office_id, "")) for ask in post.asks.all()],
            )
            for post in posts
        ],
        "today": today(now),
    }


def _others(asked: Subject | None, now: datetime) -> dict[UUID, str]:
    """Whom a new thread may be with: of an incident only whom it was sent to."""
    if asked is not None and asked.kind == SubjectKind.INCIDENT:
        return latest_names(queries.told_of(asked.id))
    found = agencies(today(now))
    if asked is not None and asked.kind == SubjectKind.DIFFICULTY:
        row = get_object_or_404(Difficulty, pk=asked.id)
        found |= latest_names({row.office_id, *row.referrals.values_list("office", flat=True)})
    return found


@staff(Permission.COORDINATION_WORK)
def thread_new(request: HttpRequest) -> HttpResponse:
    """`viec` in the address: what it is about."""
    user, now = person(request), timezone.now()
    asked = subjects.read(request.GET.get("viec", ""))
    speaks = may_speak_for(user, now)
    others = _others(asked, now)
    of_incident = asked is not None and asked.kind == SubjectKind.INCIDENT
    form = ThreadForm(
        posted(request),
        offices=speaks,
        others={pk: name for pk, name in others.items() if pk not in speaks},
        communes={} if of_incident else committees(today(now)),
        subjects=subjects.offered(user, now, asked=asked),
        initial={"about": asked.key if asked else ""},
    )

    def act() -> Thread:
        office = UUID(form.cleaned_data["office"])
        return actions.open_thread(form.thread(), office=office, by=user, now=timezone.now())

    page = Page(
        _("Mở trao đổi"),
        ((_("Trao đổi"), reverse("coordination:threads")),),
        refusal="" if speaks else _("Tài khoản của bạn chưa gắn với đơn vị nào."),
    )
    return step_page(request, form, act, page, to=_address)


@require_POST
@staff(Permission.COORDINATION_WORK)
def thread_drop_ask(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    ask = get_object_or_404(Ask.objects.select_related("post__thread"), pk=ask_id)
    found = queries.get_for(user, ask.post.thread_id, now)
    return just_do(request, lambda: actions.drop_ask(ask, by=user, now=now), to=_address(found))


@require_POST
@staff(Permission.COORDINATION_WORK)
def thread_close(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, thread_id, now)
    return just_do(request, lambda: actions.close(found, by=user, now=now), to=_address(found))
