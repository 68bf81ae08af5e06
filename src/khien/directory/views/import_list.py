"""Handing in a list of schools: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import ListForm
from khien.directory.importer import MAX_BYTES
from khien.directory.models import DraftOf, ImportDraft
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_SHOWN = 10


@staff(Permission.DIRECTORY_MANAGE)
def import_list(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = ListForm(request.POST or None, request.FILES or None, initial={"first_day": today(now)})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.check_list(
                file.read(MAX_BYTES + 1),
                file_name=file.name,
                first_day=form.cleaned_data["first_day"],
                by=person(request),
                now=now,
            )
        except Refused as refused:
            refuse(form, Refused(str(refused), field=refused.field or "file"))
        else:
            return redirect("directory:import_draft", draft.pk)
    drafts = ImportDraft.objects.filter(of=DraftOf.INSTITUTIONS).defer("rows")
    drafts = drafts.order_by("-uploaded_at")[:_SHOWN]
    context = {"form": form, "drafts": drafts, "here": queries.installation()}
    status = 422 if form.errors else 200
    return render(request, "directory/import_list.html", context, status=status)


@staff(Permission.DIRECTORY_MANAGE)
def template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return respond(actions.template_table(), "xlsx")
