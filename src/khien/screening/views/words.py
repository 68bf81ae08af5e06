"""The province's own words, newest first, with a sentence to try."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.access import person
from khien.screening.forms.words import TryForm, WordsFilter
from khien.screening.known.words import file_names
from khien.screening.queries import words as queries
from khien.screening.rules.hits import kind_in_words
from khien.screening.rules.words import WORDS_STATES, state

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def words(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    form = WordsFilter(request.GET)
    form.is_valid()
    kind, wanted = (form.cleaned_data.get(name, "") for name in ("loai", "trang_thai"))
    found = queries.listing(user, kind=kind, state=wanted, on=day)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, kind_in_words(each.kind), state(each, on=day)) for each in page]
    context = {
        "form": form,
        "filtered": bool(kind or wanted),
        "page": page,
        "rows": [(*row, WORDS_STATES[row[2]]) for row in rows],
        "try_form": TryForm(),
        "files": file_names(),
        "may_manage": user.may(Permission.BANK_MANAGE),
    }
    return render(request, "screening/words.html", context)
