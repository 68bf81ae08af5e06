"""A sentence looked at with everything that counts now; nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.people.access import person
from khien.screening.forms.words import TryForm
from khien.screening.known.words import number_of, opened
from khien.screening.queries.words import by_rule
from khien.screening.rules.hits import kind_in_words, sure_of


@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def word_try(request: HttpRequest) -> HttpResponse:
    form = TryForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        context |= _looked(request, form.cleaned_data["sentence"])
    status = 422 if form.errors else 200
    return render(request, "screening/word_try.html", context, status=status)


def _looked(request: HttpRequest, sentence: str) -> dict[str, object]:
    now = opened()
    findings = now.detector.scan(sentence)
    (held,) = now.detector.that_hold([sentence])
    numbers = {number for hit in held if (number := number_of(hit.rule.name)) is not None}
    own = by_rule(person(request), numbers)
    return {
        "tried": True,
        "trouble": now.trouble,
        "findings": [
            (kind_in_words(each.kind), sure_of(each.score), each.why) for each in findings
        ],
        "own": [own[number] for number in sorted(own)],
    }
