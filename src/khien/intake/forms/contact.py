"""What a counsellor fills in at the desk. Everything may stay empty while somebody is speaking."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.actions.contact import Page
from khien.intake.forms.fields import Line, Words
from khien.intake.models import About, Caller, ContactKind, ContactWay, Spoken
from khien.intake.rules.contact import ContactFacts

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class ContactForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    page = forms.UUIDField(widget=forms.HiddenInput)
    nth = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    notes = Words(label=_("Người liên hệ nói gì?"), rows=6, required=False)
    kind = forms.ChoiceField(
        label=_("Loại cuộc liên hệ"),
        choices=ContactKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    category = forms.TypedChoiceField(
        label=_("Chuyện gì?"),
        coerce=lambda value: UUID(value) if value else None,
        empty_value=None,
        required=False,
    )
    caller_is = forms.ChoiceField(label=_("Ai liên hệ?"), choices=Caller.choices, required=False)
    about = forms.ChoiceField(label=_("Về ai?"), choices=About.choices, required=False)
    child_name = Line(label=_("Tên trẻ, nếu họ nói"), required=False)
    child_age = forms.IntegerField(
        label=_("Tuổi của trẻ"), min_value=0, max_value=120, required=False
    )
    place = Line(
        label=_("Xã, phường"),
        help_text=_("Gõ không dấu, tên cũ đều được."),
        required=False,
        widget=forms.TextInput(attrs={"list": "communes", "autocomplete": "off"}),
    )
    caller_name = Line(label=_("Tên người liên hệ, nếu họ nói"), required=False)
    caller_phone = Line(
        label=_("Số gọi lại"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    way = forms.ChoiceField(label=_("Đến bằng cách nào?"), choices=ContactWay.choices)
    language = forms.ChoiceField(label=_("Nói tiếng gì?"), choices=Spoken.choices)

    def __init__(self, *args: Any, categories: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("Chưa rõ")), *categories]  # type: ignore[attr-defined]  # a choice field
        for name in ("child_name", "caller_name"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def on_page(self) -> Page:
        said = self.cleaned_data
        return Page(said["page"], said["seen"] or 0, said["nth"] or 0)

    def facts(self, commune: UUID | None) -> ContactFacts:
        said = dict(self.cleaned_data)
        for name in ("seen", "page", "nth"):
            del said[name]
        said["category_id"] = said.pop("category")
        said["caller_is"] = said["caller_is"] or Caller.UNKNOWN
        said["about"] = said["about"] or About.UNKNOWN
        return ContactFacts(**said, commune_id=commune)


class CodeForm(forms.Form):
    code = Line(label=_("Mã của người gọi"), required=False, max_length=200)


class NumberForm(forms.Form):
    number = Line(label=_("Số tin"), required=False, max_length=40)


class ForCallerForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    text = Words(label=_("Lời của người gọi"), rows=4, required=False)
