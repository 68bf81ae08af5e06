"""The public API: report, and follow a report with its code. Same actions as the pages.

Answers are in the language the caller accepts. No cookie is read, none is set, no other origin may
call it from a browser: what a page of another site sends is refused, and so is what is not declared
as JSON, which such a page could send unasked. Errors tell a person what to do, with 111 and 113.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Field, Header, NinjaAPI, Schema, Status
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from pydantic import StrictBool, StrictInt, StringConstraints

from khien.core.access import Audience
from khien.core.actors import REPORTER
from khien.core.calendars import HANOI, today
from khien.core.problem import Asked, FieldProblem, Problem
from khien.core.refusal import Refused
from khien.core.same_site import comes_from_here
from khien.intake.actions.submit import submit
from khien.intake.models import AskedBy, Channel, Door, HarmKind, Report
from khien.intake.queries.places import communes_meant
from khien.intake.rules.plain_text import plain_line, plain_text
from khien.intake.rules.report import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_LINES,
    NewReport,
    OtherContent,
    check_idempotency_key,
)
from khien.portal import limits, opening, queries
from khien.portal.look_up import Hold, Proof, look_up
from khien.screening.admission import Denied
from khien.screening.api import LARGEST as LARGEST_SCANS
from khien.screening.api import router as scans

LARGEST_BODY = 400_000

Line = Annotated[str, StringConstraints(strict=True, max_length=LONGEST_LINE)]
Link = Annotated[str, StringConstraints(strict=True, max_length=LONGEST_TEXT // 10)]


class ReportIn(Asked):
    what_happened: Annotated[
        str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_TEXT)
    ]
    kinds: list[HarmKind] = Field(default=[], max_length=len(HarmKind))
    urls: list[Link] = Field(default=[], max_length=MOST_LINES)
    handles: list[Link] = Field(default=[], max_length=MOST_LINES)
    happened_at: Line | None = Field(
        default=None, description="20/11/2026, 2026-11-20, or in words; never in the future"
    )
    commune: Line | None = Field(
        default=None, description="Name (old or new, with or without tone marks) or five-digit code"
    )
    child_age: Annotated[StrictInt, Field(ge=0, le=120)] | None = None
    asks_for_support: StrictBool = False
    asked_by: AskedBy | None = None
    language: Literal["vi", "en"] = "vi"
    contact_safe: StrictBool | Line | None = Field(
        default=None, description="May we contact you; or in words when and how it is safe"
    )


class ReportOut(Schema):
    code: str
    status_url: str
    deadline: datetime


class CodeIn(Asked):
    code: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_LINE)]
    altcha: Annotated[str, StringConstraints(strict=True, max_length=LONGEST_TEXT)] = Field(
        default="", description="The challenge of a 429 answer, solved, in altcha's form"
    )
    ticket: Line = Field(
        default="", description="The ticket of a 429 answer, sent again after `wait_seconds`"
    )


class Step(Schema):
    text: str
    at: datetime | None
    deadline: datetime | None
    law: str


class Deadline(Schema):
    text: str
    deadline: datetime


class MessageOut(Schema):
    sender: Literal["reporter", "office"]
    text: str
    at: datetime


class StatusOut(Schema):
    status: str
    steps: list[Step]
    deadlines: list[Deadline]
    messages: list[MessageOut]


class Held(Problem):
    """Too many wrong codes from this network: nothing was looked up, whatever the code."""

    challenge: str
    ticket: str
    wait_seconds: int


class _TooLarge(Exception):  # noqa: N818  (an answer, not an error)
    """Ninja hands it on as the cause of its own error."""


class _Body(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        if len(request.body) > LARGEST_SCANS.get(request.path, LARGEST_BODY):
            raise _TooLarge
        return json.loads(request.body)


api = NinjaAPI(
    title="Khiên",
    version="1",
    description="Báo tin trẻ em bị xâm hại trên mạng, theo dõi tin bằng mã; phần mềm có khóa thì "
    "nhờ xem xét lời nhắn, đường dẫn, hình ảnh.",
    docs_url=None,
    urls_namespace="api",
    parser=_Body(),
)
api.add_router("/scan", scans)
_PROBLEMS: dict[Any, Any] = dict.fromkeys((400, 403, 413, 415, 422, 503), Problem)


@api.post("/reports", response={201: ReportOut, 409: Problem, **_PROBLEMS}, auth=None)
def create_report(
    request: HttpRequest,
    body: ReportIn,
    idempotency_key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="8 to 200 visible ASCII characters; a repeat gives the same code",
        ),
    ] = None,
) -> Any:
    now = timezone.now()
    if idempotency_key is not None:  # an empty one too: some servers empty what is not ASCII
        check_idempotency_key(idempotency_key)
    if not opening.is_open(now=now):
        return Status(503, Problem(detail=_("Nơi này chưa mở: chưa có ai nhận tin. Hãy gọi 111.")))
    facts = _facts(body, now)
    sent = submit(
        facts,
        idempotency_key=idempotency_key or "",
        slow=not limits.within(limits.REPORTS, request, now=now),
        by=REPORTER,
        now=now,
    )
    made = ReportOut(
        code=sent.code, status_url=settings.SITE_URL + "/tra-cuu/", deadline=_local(sent.due)
    )
    return Status(201, made)


def _facts(body: ReportIn, now: datetime) -> NewReport:
    typed = plain_line(body.commune or "")
    places = communes_meant(typed, on=today(now)) if typed else []
    told = isinstance(body.contact_safe, str)
    return NewReport(
        what_happened=plain_text(body.what_happened),
        channel=Channel.API,
        door=Door.UNKNOWN,
        language=body.language,
        kinds=tuple(dict.fromkeys(body.kinds)),
        urls=_lines(body.urls),
        handles=_lines(body.handles),
        happened=plain_line(body.happened_at or ""),
        commune_id=places[0].id if len(places) == 1 else None,
        commune_text=typed,
        child_age=body.child_age,
        asks_for_support=body.asks_for_support,
        asked_by=(body.asked_by or AskedBy.OTHER) if body.asks_for_support else "",
        contact_safe=bool(body.contact_safe) if body.contact_safe is not None else None,
        safe_contact=plain_line(str(body.contact_safe)) if told else "",
    )


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := plain_line(text)))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(HANOI)


@api.post(
    "/reports/status",
    response={200: StatusOut, 404: Problem, 429: Held, **_PROBLEMS},
    auth=None,
)
def report_status(request: HttpRequest, body: CodeIn) -> Any:
    found = look_up(body.code, Proof(body.altcha, body.ticket), request, now=timezone.now())
    if isinstance(found, Hold):
        return Status(429, _held(found))
    if found is None:
        return Status(404, Problem(detail=_("Mã này không mở được tin nào.")))
    return Status(200, _status(found))


def _held(hold: Hold) -> Held:
    return Held(
        detail=_(
            "Có nhiều mã sai được thử từ mạng của bạn. Đợi một chút rồi gửi lại với `ticket`."
        ),
        challenge=hold.challenge,
        ticket=hold.ticket,
        wait_seconds=hold.seconds,
    )


def _status(report: Report) -> StatusOut:
    found = queries.status(report)
    steps = [Step(text=s.text, at=s.at, deadline=s.due, law=s.law) for s in found.steps]
    return StatusOut(
        status=report.state,
        steps=steps,
        deadlines=[
            Deadline(text=step.text, deadline=step.deadline)
            for step in steps
            if step.at is None and step.deadline is not None
        ],
        messages=[
            MessageOut(
                sender="reporter" if message.from_reporter else "office",
                text=message.text or "",
                at=message.at,
            )
            for message in found.messages
        ],
    )


_WRONG: dict[str, str | Promise] = {
    "extra_forbidden": gettext_lazy("Không có mục nào tên như vậy."),
    "missing": gettext_lazy("Thiếu mục này."),
    "string_type": gettext_lazy("Mục này phải là chữ."),
    "string_too_long": gettext_lazy("Mục này dài quá."),
    "string_too_short": gettext_lazy("Mục này còn trống."),
    "string_unicode": gettext_lazy("Mục này có ký tự hỏng."),
    "too_long": gettext_lazy("Nhiều quá."),
    "enum": gettext_lazy("Giá trị này không có trong danh sách."),
    "literal_error": gettext_lazy("Giá trị này không có trong danh sách."),
    "int_type": gettext_lazy("Mục này phải là số nguyên."),
    "bool_type": gettext_lazy("Mục này phải là true hoặc false."),
    "less_than_equal": gettext_lazy("Số này lớn quá."),
    "greater_than_equal": gettext_lazy("Số này nhỏ quá."),
}
# What the action calls its fields, where the API says it in another word.
_NAMES = {"happened": "happened_at", "commune_text": "commune", "safe_contact": "contact_safe"}


def _answer(request: HttpRequest, problem: Problem, status: HTTPStatus) -> HttpResponse:
    return api.create_response(request, problem, status=status)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        FieldProblem(
            field=".".join(str(part) for part in found["loc"][1:] if part != "body"),
            detail=str(_WRONG.get(found["type"], _("Mục này chưa đúng."))),
        )
        for found in error.errors
    ]
    problem = Problem(detail=_("Có mục chưa đúng. Xem từng mục."), fields=fields)
    return _answer(request, problem, HTTPStatus.UNPROCESSABLE_ENTITY)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    name = _NAMES.get(refusal.field, refusal.field)
    fields = [FieldProblem(field=name, detail=str(refusal))] if name else []
    other = isinstance(refusal, OtherContent)
    status = HTTPStatus.CONFLICT if other else HTTPStatus.UNPROCESSABLE_ENTITY
    return _answer(request, Problem(detail=str(refusal), fields=fields), status)


@api.exception_handler(Denied)
def _denied(request: HttpRequest, denied: Denied) -> HttpResponse:
    answer = _answer(request, Problem(detail=str(denied)), denied.status)
    if denied.status is HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    if denied.retry_after:
        answer["Retry-After"] = str(denied.retry_after)
    return answer


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, _TooLarge):
        sentence = _("Nội dung gửi lên quá lớn.")
        return _answer(request, Problem(detail=sentence), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    sentence = _("Nội dung gửi lên phải là JSON đọc được.")
    return _answer(request, Problem(detail=sentence), HTTPStatus(error.status_code))


def _guarded(view: Callable[..., HttpResponse]) -> Any:
    """What no operation of the API answers itself, said in the API's own form."""

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            problem = Problem(detail=_("Trang của nơi khác không được gửi vào đây."))
            return _answer(request, problem, HTTPStatus.FORBIDDEN)
        if request.method == "POST" and request.content_type != "application/json":
            problem = Problem(detail=_("Content-Type phải là application/json."))
            return _answer(request, problem, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        found = view(request, *args, **kwargs)
        if found.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return found
        problem = Problem(detail=_("Địa chỉ này không nhận cách gọi đó; xem Allow."))
        told = _answer(request, problem, HTTPStatus.METHOD_NOT_ALLOWED)
        told["Allow"] = found["Allow"]
        return told

    guarded: Any = guard
    guarded.audience = Audience(public=True)
    return guarded


addresses = api.urls
for _pattern in addresses[0]:
    _view: Any = _pattern.callback
    _pattern.callback = _guarded(_view)
