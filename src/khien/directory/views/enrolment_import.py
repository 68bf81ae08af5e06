"""Handing in numbers of children: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import EnrolmentForm
from khien.directory.importer import MAX_BYTES
from khien.directory.models import DraftOf, ImportDraft
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_SHOWN = 10


@staff(Permission.DIRECTORY_MANAGE)
def enrolment_import(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = EnrolmentForm(request.POST or None, request.FILES or None, today=today(now))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            draft = actions.check_enrolment(
                said["file"].read(MAX_BYTES + 1),
                file_name=said["file"].name,
                school_year=said["school_year"],
                counted_on=said["counted_on"],
                by=person(request),
                now=now,
            )
        except Refused as refused:
            refuse(form, Refused(str(refused), field=refused.field or "file"))
        else:
            return redirect("directory:import_draft", draft.pk)
    drafts = ImportDraft.objects.filter(of=DraftOf.ENROLMENT).defer("rows")
    context = {
        "form": form,
        "drafts": drafts.order_by("-uploaded_at")[:_SHOWN],
        "here": queries.installation(),
    }
    status = 422 if form.errors else 200
    return render(request, "directory/enrolment_import.html", context, status=status)


@staff(Permission.DIRECTORY_MANAGE)
def enrolment_template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return respond(actions.enrolment_template(), "xlsx")
