"""A visit to the child or the family."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.support.forms.steps import a_choice, a_day, a_line, some_words
from khien.support.models import SafeNow
from khien.support.rules.form_fields import UNKNOWN
from khien.support.rules.reading import WELLBEING


class VisitForm(forms.Form):
    on = a_day(_("Ngày thăm"))
    met = a_line(_("Đã gặp ai"), _("Trẻ, cha mẹ, thầy cô… Không cần ghi tên."))
    safe_now = a_choice(_("Lúc này trẻ có an toàn không?"), SafeNow)
    wellbeing = forms.TypedChoiceField(
        label=_("Trẻ thấy thế nào lúc này?"),
        choices=[("", _("chưa hỏi")), *((k, v) for k, v in WELLBEING.items() if k != UNKNOWN)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    childs_words = some_words(_("Trẻ nói gì, bằng lời của trẻ"), rows=3)
    seen = some_words(_("Bạn thấy gì, đã làm gì"), rows=4)
