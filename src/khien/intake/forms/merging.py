"""Choosing which incident another goes on in, and which reports are taken out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.forms.fields import Choice, Line, Words


class MergeForm(forms.Form):
    into = forms.ChoiceField(label=_("Gộp vào sự việc nào?"))
    why = Words(label=_("Lý do"), rows=3, required=False)

    def __init__(self, *args: Any, incidents: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", _("Chọn sự việc")), *incidents]  # type: ignore[attr-defined]  # a choice field


class SplitForm(forms.Form):
    reports = forms.MultipleChoiceField(
        label=_("Tin tách ra thành sự việc mới"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    title = Line(
        label=_("Tên ngắn của sự việc mới"), help_text=_("Không ghi tên trẻ em."), required=False
    )
    why = Words(label=_("Lý do"), rows=3, required=False)

    def __init__(self, *args: Any, reports: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports"].choices = reports  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> list[UUID]:
        return [UUID(each) for each in self.cleaned_data["reports"]]
