"""Questions in from a file and out as one; answers out as xAPI."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.models import Band
from khien.directory.importer.sheets import MAX_BYTES
from khien.quizzes.actions import bank as actions
from khien.quizzes.actions import exporting
from khien.quizzes.actions.bank import Written
from khien.quizzes.exchange import Defaults, Troubles, gift, qti, table
from khien.quizzes.exchange.reading import read
from khien.quizzes.forms.bank import ImportForm
from khien.quizzes.items import from_plain
from khien.quizzes.models import QuestionBank
from khien.quizzes.queries import bank as queries
from khien.quizzes.queries import classes
from khien.quizzes.views.bank import READING
from khien.quizzes.views.person import person, this_day
from khien.quizzes.wording import told

_SHOWN = 20


@staff(Permission.LESSON_REVIEW)
def bank_import(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = get_object_or_404(QuestionBank, pk=bank_id)
    form = ImportForm(request.POST or None, request.FILES or None)
    troubles: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            _take_over(request, found, form)
        except Troubles as wrong:
            troubles = wrong.sentences
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("quizzes:bank", bank_id=found.pk)
    context = {
        "bank": found,
        "form": form,
        "troubles": troubles[:_SHOWN],
        "more": max(0, len(troubles) - _SHOWN),
    }
    status = 422 if form.errors or troubles else 200
    return render(request, "quizzes/bank_import.html", context, status=status)


def _take_over(request: HttpRequest, found: QuestionBank, form: ImportForm) -> None:
    said = form.cleaned_data
    defaults = Defaults(said["strand"], said["band"])
    kind, all_written = read(said["file"].read(MAX_BYTES + 1), defaults)
    now = timezone.now()
    tally = actions.import_file(found, all_written, form=kind, by=person(request), now=now)
    counts = {"made": tally.made, "changed": tally.changed, "same": tally.same}
    messages.success(request, told(tally.made) % counts)


@staff(*READING)
def bank_export(request: HttpRequest, bank_id: UUID, kind: str) -> HttpResponse:
    found = get_object_or_404(QuestionBank, pk=bank_id)
    if kind == "mau":
        return respond(table.sample(), "xlsx")
    if kind not in _FORMS:
        raise Http404
    all_written = _all_written(found)
    count = len(all_written)
    exporting.questions(found, kind, count=count, by=person(request), now=timezone.now())
    return _FORMS[kind](all_written)


def _all_written(found: QuestionBank) -> list[Written]:
    return [
        Written(
            version.question.code,
            version.question.strand,
            Band(version.question.band),
            from_plain(version.content),
            version.question.descriptor,
        )
        for version in queries.of_bank(found)
    ]


def _as_table(all_written: list[Written]) -> HttpResponse:
    return respond(table.table("cau-hoi", all_written), "xlsx")


def _as_gift(all_written: list[Written]) -> HttpResponse:
    return _file(gift.write(all_written).encode(), "cau-hoi.gift", "text/plain; charset=utf-8")


def _as_qti(all_written: list[Written]) -> HttpResponse:
    return _file(qti.write(all_written), "cau-hoi-qti.zip", "application/zip")


def _file(body: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


_FORMS: dict[str, Callable[[list[Written]], HttpResponse]] = {
    "xlsx": _as_table,
    "gift": _as_gift,
    "qti": _as_qti,
}


@staff(Permission.SESSION_RECORD)
def xapi(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    user = person(request)
    found = classes.own(user, class_quiz_id, on=this_day())
    told = exporting.answers(found, site=settings.SITE_URL, by=user, now=timezone.now())
    response = JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="xapi-{found.code}.json"'
    return response
