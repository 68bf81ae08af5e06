"""What the pages of handing in a list share: checked first, nothing written yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory import queries
from khien.directory.models import DraftOf, ImportDraft
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_SHOWN = 10


@dataclass(frozen=True)
class HandingIn:
    """`check` is the action of the dry run, taking what the form says; `most`: bytes read."""

    of: DraftOf
    check: Callable[..., ImportDraft]
    most: int


def handed_in(
    request: HttpRequest, form: forms.Form, template: str, page: HandingIn
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        file: UploadedFile[Any] = said.pop("file")
        try:
            draft = page.check(
                file.read(page.most + 1),
                file_name=file.name,
                **said,
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refused:
            refuse(form, Refused(str(refused), field=refused.field or "file"))
        else:
            return redirect("directory:import_draft", draft.pk)
    drafts = ImportDraft.objects.filter(of=page.of).defer("rows").order_by("-uploaded_at")
    context = {"form": form, "drafts": drafts[:_SHOWN], "here": queries.installation()}
    return render(request, template, context, status=422 if form.errors else 200)


def this_day() -> dict[str, object]:
    return {"first_day": today(timezone.now())}
