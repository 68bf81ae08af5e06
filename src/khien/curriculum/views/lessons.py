"""The list of lessons, and one lesson with its versions."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.curriculum.forms.steps import LanguageForm, LessonsFilter
from khien.curriculum.models import Lesson
from khien.curriculum.queries import descriptors, workbench
from khien.people.access import person

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.LESSON_WRITE, Permission.LESSON_REVIEW)
def lessons(request: HttpRequest) -> HttpResponse:
    form = LessonsFilter(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = workbench.listing(band=chosen.get("cho", ""), state=chosen.get("trang_thai", ""))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": workbench.rows_of(page),
        "writes": person(request).may(Permission.LESSON_WRITE),
    }
    return render(request, "curriculum/lessons.html", context)


@require_safe
@staff(Permission.LESSON_WRITE, Permission.LESSON_REVIEW)
def lesson(request: HttpRequest, code: str) -> HttpResponse:
    found = lesson_of(code)
    versions = list(workbench.versions_of(found))
    cells = [cell for cell in descriptors() if cell.band == found.band]
    strands = versions[0].strands if versions else []
    context = {
        "lesson": found,
        "title": workbench.rows_of([found])[0].title,
        "versions": versions,
        "cells": [cell for cell in cells if cell.strand in strands],
        "form": LanguageForm(),
        "writes": person(request).may(Permission.LESSON_WRITE),
    }
    return render(request, "curriculum/lesson.html", context)


def lesson_of(code: str) -> Lesson:
    found = Lesson.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found
