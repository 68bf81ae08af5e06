"""Forms of keeping: a term, a hold, its release."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.law.rules import CERTAINTY_WORDS
from khien.privacy.models import HeldKind
from khien.privacy.rules.keeping import LONGEST_REASON


def add_refusal(form: forms.Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _words() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class TermForm(forms.Form):
    valid_from = forms.DateField(
        label=_("Áp dụng từ ngày"), widget=_day(), help_text=_("Sớm nhất từ ngày mai.")
    )
    amount = forms.IntegerField(label=_("Bao lâu"), min_value=1, max_value=32_767)
    law = forms.CharField(label=_("Văn bản, điều"), max_length=200, required=False)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=list(CERTAINTY_WORDS.items()), widget=forms.RadioSelect
    )


class HoldForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Giữ lại gì"), choices=HeldKind.choices, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label=_("Số, hoặc địa chỉ của trang"),
        max_length=300,
        help_text=_("Ví dụ: TB-26-000123, hoặc số của hồ sơ. Chứng cứ thì dán địa chỉ trang."),
    )
    until = forms.DateField(
        label=_("Giữ đến trước ngày"),
        widget=_day(),
        required=False,
        help_text=_("Chưa biết đến khi nào thì để trống."),
    )
    why = forms.CharField(label=_("Vì sao phải giữ"), widget=_words(), max_length=LONGEST_REASON)


class ReleaseForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao không cần giữ nữa"), widget=_words(), max_length=LONGEST_REASON
    )
