"""Mẫu 01 with the requests for support that the case answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.models import SupportRequest
from khien.support.forms.defined import DefinedForm
from khien.support.forms.steps import RequestsField


class OpeningForm(DefinedForm):
    def __init__(self, *args: Any, requests: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if requests:
            self.fields["requests"] = RequestsField(
                label=_("Yêu cầu hỗ trợ mà hồ sơ này trả lời"),
                queryset=requests.model.objects.none(),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields["requests"].queryset = requests  # type: ignore[attr-defined]  # just made

    def requested(self) -> list[SupportRequest]:
        return list(self.cleaned_data.get("requests", ()))
