"""The report: three short screens, each of which can already send."""

from datetime import date, datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from khien.core.actors import REPORTER
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.core.same_site import language_chosen, public_form
from khien.intake.actions.submit import Submitted, release_from_slow_queue, submit
from khien.intake.models import Answer, Channel, Door, PriorityLevel
from khien.intake.rules.codes import CodeStyle
from khien.intake.rules.danger import DangerSign, danger_signs
from khien.intake.rules.report import LONGEST_TEXT, NewReport, OtherContent
from khien.portal import limits, opening
from khien.portal.draft import Draft, Receipt, Values
from khien.portal.forms.report import SCREENS, Screen
from khien.portal.wording import DOOR_ADDRESS, WORDS

LAST = len(SCREENS)
SCREEN_NUMBERS = {str(number) for number in range(1, LAST + 1)}
_DRAFT = "@draft@"


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def report(request: HttpRequest, address: str) -> HttpResponse:
    door = DOOR_ADDRESS.get(address)
    if door is None:
        raise Http404
    now = timezone.now()
    draft = Draft.open(request.POST.get("draft", "")) if request.method == "POST" else None
    if draft is None and not opening.is_open(now=now):
        return _not_open(request)
    if request.method != "POST":
        return _first_page(request, door, now=now)
    screen = _screen(request.POST.get("screen", ""))
    lost = draft is None and screen > 1
    draft = draft or Draft()
    draft.screens[str(screen)] = _typed(request, door, screen, now=now)
    if lost:
        return _page(request, door, draft, screen=1, lost=True, now=now)
    return _answer(request, door, draft, at=screen, now=now)


def _answer(
    request: HttpRequest, door: Door, draft: Draft, *, at: int, now: datetime
) -> HttpResponse:
    """`go`: send, next, or the number of the screen to show, which checks nothing."""
    go = str(at) if language_chosen(request) else request.POST.get("go", "")
    if go in SCREEN_NUMBERS:
        return _page(request, door, draft, screen=int(go), now=now)
    form = _bound(door, draft, at, now=now, files=request.FILES)
    if form.is_valid() and go == "next":
        form.ask()
    if form.errors or form.unclear:
        return _page(request, door, draft, screen=at, form=form, now=now)
    if go == "next" and at < LAST:
        return _page(request, door, draft, screen=at + 1, now=now)
    return _send(request, door, draft, at=at, now=now)


def _not_open(request: HttpRequest) -> HttpResponse:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return render(request, "portal/not_open.html", status=status)


def _first_page(request: HttpRequest, door: Door, *, now: datetime) -> HttpResponse:
    """The page a whole class opens at once: all but its draft is drawn once a day and language."""
    before, after = _drawn_for_nobody(request.path, door, get_language(), today(now))
    return HttpResponse(f"{before}{Draft().seal()}{after}")


@lru_cache(maxsize=64)
def _drawn_for_nobody(
    path: str,
    door: Door,
    language: str | None,  # noqa: ARG001  (the one in force; part of the key)
    day: date,
) -> tuple[str, str]:
    """What stands before and after the draft, without cookie or session: nothing of a visitor."""
    nobody = HttpRequest()
    nobody.method, nobody.path, nobody.path_info = "GET", path, path
    form = SCREENS[0](initial=None, door=door, day=day)
    context = _context(form, door, screen=1) | {"draft": _DRAFT}
    before, after = render_to_string("portal/report.html", context, nobody).split(_DRAFT)
    return before, after


def _screen(text: str) -> int:
    return int(text) if text in SCREEN_NUMBERS else 1


def _typed(request: HttpRequest, door: Door, screen: int, *, now: datetime) -> Values:
    """As typed, so that going back shows it; broken characters are mended on the way."""
    form = SCREENS[screen - 1](door=door, day=today(now))
    several = {name for name, field in form.fields.items() if _holds_several(field)}
    plain = {name for name, field in form.fields.items() if not isinstance(field, forms.FileField)}
    return {
        name: request.POST.getlist(name) if name in several else request.POST.get(name, "")
        for name in plain
    }


def _holds_several(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField)


def _bound(door: Door, draft: Draft, screen: int, *, now: datetime, files: Any = None) -> Screen:
    typed = draft.screens.get(str(screen), {})
    return SCREENS[screen - 1](typed, files, door=door, day=today(now))


def _page(
    request: HttpRequest,
    door: Door,
    draft: Draft,
    *,
    screen: int,
    now: datetime,
    form: forms.Form | None = None,
    lost: bool = False,
) -> HttpResponse:
    """`lost`: what stood on the screens before did not open any more."""
    if form is None:
        typed = draft.screens.get(str(screen))
        form = SCREENS[screen - 1](initial=typed, door=door, day=today(now))
    context = _context(form, door, screen=screen) | {
        "draft": draft.seal(),
        "danger": _danger(draft) if screen > 1 else [],
        "in_danger": screen > 1 and _says_danger(draft),
        "lost": lost,
        "reselect": bool(form.errors) and bool(request.FILES),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or lost else HTTPStatus.OK
    return render(request, "portal/report.html", context, status=status)


def _context(form: forms.Form, door: Door, *, screen: int) -> dict[str, Any]:
    return {
        "form": form,
        "words": WORDS[door],
        "door": door,
        "screen": screen,
        "previous": screen - 1,
        "last": LAST,
        "keeps": "tell",
        "danger": [],
        "in_danger": False,
        "lost": False,
        "reselect": False,
    }


def _danger(draft: Draft) -> list[DangerSign]:
    return danger_signs(str(draft.screens.get("1", {}).get("what_happened", "")))


def _says_danger(draft: Draft) -> bool:
    return draft.screens.get("1", {}).get("danger_now") == Answer.YES


def _send(
    request: HttpRequest, door: Door, draft: Draft, *, at: int, now: datetime
) -> HttpResponse:
    """`at`: the screen it is sent from."""
    filled: dict[str, Any] = {}
    aside: list[str] = []
    for screen in range(1, LAST + 1):
        form = _bound(door, draft, screen, now=now, files=request.FILES)
        if not form.is_valid():
            return _page(request, door, draft, screen=screen, form=form, now=now)
        filled |= form.cleaned_data
        aside += form.aside
    slow = not limits.within(limits.REPORTS, request, now=now)
    try:
        sent = submit(
            _facts(door, filled, more="\n".join(aside)),
            files=filled["attachments"],
            idempotency_key=draft.key,
            slow=slow,
            by=REPORTER,
            now=now,
        )
    except Refused as refusal:
        return _refused(request, door, draft, refusal, at=at, now=now)
    return _received(request, sent, door, now=now)


def _facts(door: Door, filled: dict[str, Any], *, more: str) -> NewReport:
    asks = filled["support"] == "yes"
    asked_by = filled.get("asked_by") or WORDS[door].asked_by or ""
    links = filled["urls"]
    return NewReport(
        what_happened=filled["what_happened"] or "\n".join(links) or more[:LONGEST_TEXT],
        door=door,
        channel=Channel.WEB,
        language=get_language() or "vi",
        kinds=tuple(filled["kinds"]),
        danger_now=Answer(filled["danger_now"] or Answer.UNKNOWN),
        offender_near=Answer(filled["offender_near"] or Answer.UNKNOWN),
        urls=links,
        handles=filled["handles"],
        phones=filled["phones"],
        bank_accounts=filled["bank_accounts"],
        platform=filled["platform"],
        happened=filled["happened"],
        commune_id=filled["commune_id"],
        commune_text=filled["commune"],
        child_age=filled["child_age"],
        asks_for_support=asks,
        asked_by=str(asked_by) if asks else "",
        contact_safe={"yes": True, "no": False}.get(filled["contact_safe"]),
        safe_contact=filled["safe_contact"],
        contact_address=filled["contact_address"],
        must_not_know=filled["must_not_know"],
        more=more,
        code_style=CodeStyle(filled["code_style"] or CodeStyle.DIGITS),
    )


def _refused(
    request: HttpRequest, door: Door, draft: Draft, refusal: Refused, *, at: int, now: datetime
) -> HttpResponse:
    """Beside the field it belongs to; a draft already sent goes on as a new one."""
    if isinstance(refusal, OtherContent):
        draft.key = Draft().key
    forms_by_screen = {
        screen: _bound(door, draft, screen, now=now) for screen in range(1, LAST + 1)
    }
    known = (screen for screen, form in forms_by_screen.items() if refusal.field in form.fields)
    screen = next(known, at)
    form = forms_by_screen[screen]
    form.is_valid()
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return _page(request, door, draft, screen=screen, form=form, now=now)


def _received(request: HttpRequest, sent: Submitted, door: Door, *, now: datetime) -> HttpResponse:
    receipt = Receipt(
        code=sent.code,
        due=sent.due.isoformat(),
        report=str(sent.report.pk),
        slow=sent.report.slow,
        danger=sent.report.priority == PriorityLevel.RED,
        door=door,
    )
    return _receipt_page(request, receipt, refused_files=sent.refused_files, now=now)


def _receipt_page(
    request: HttpRequest,
    receipt: Receipt,
    *,
    now: datetime,
    refused_files: object = (),
    forgot: bool = False,
) -> HttpResponse:
    context = {
        "receipt": receipt,
        "voice": WORDS[Door(receipt.door)].voice,
        "keeps": "kept-it",
        "sealed": receipt.seal(),
        "due": datetime.fromisoformat(receipt.due),
        "now": now,
        "refused_files": refused_files,
        "forgot": forgot,
        "challenge": limits.challenge(receipt.report, now=now) if receipt.slow else "",
    }
    return render(request, "portal/received.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def received(request: HttpRequest) -> HttpResponse:
    """The page with the code is left by saying that the code is kept."""
    now = timezone.now()
    receipt = Receipt.open(request.POST.get("receipt", ""))
    if receipt is None:
        return redirect("portal:doors")
    if receipt.slow and limits.is_solved(request.POST.get("altcha", ""), receipt.report):
        release_from_slow_queue(UUID(receipt.report), by=REPORTER, now=now)
    if language_chosen(request):
        return _receipt_page(request, receipt, now=now)
    if not request.POST.get("kept"):
        return _receipt_page(request, receipt, forgot=True, now=now)
    response = redirect("portal:finished")
    response.status_code = HTTPStatus.SEE_OTHER
    return response
