"""Guidance that offices made public: found by anybody's words, read without an account."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.coordination.models import DifficultyKind
from khien.coordination.queries import guidance as queries
from khien.core.access import public

ROWS_A_PAGE = 20


class LookForm(forms.Form):
    """In the address; nothing of it is kept."""

    tim = forms.CharField(
        label=_("Bạn muốn hỏi gì"),
        help_text=_("Có dấu hay không dấu đều tìm được."),
        required=False,
        max_length=200,
    )
    ve = forms.ChoiceField(
        label=_("Hướng dẫn về"),
        required=False,
        choices=[("", _("tất cả")), *DifficultyKind.choices],
    )


@public
@require_safe
def guidances(request: HttpRequest) -> HttpResponse:
    form = LookForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.published(
        search=chosen.get("tim", ""), kind=chosen.get("ve", ""), public_only=True
    )
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "asked": any(chosen.values())}
    return render(request, "portal/guidances.html", context)


@public
@require_safe
def guidance(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "portal/guidance.html", {"version": queries.public_one(number)})
