"""A session as it is written down for the first time; one that is planned may repeat."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.learning.forms.session import SessionForm
from khien.learning.rules.series import Repeat

REPEATING = ("repeat", "until")


class NewSessionForm(SessionForm):
    repeat = forms.ChoiceField(label=_("Lặp lại"), choices=Repeat.choices, required=False)
    until = forms.DateField(
        label=_("Đến hết ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Ngày nghỉ lễ tự được bỏ qua. Trước khi lưu, bạn được xem các ngày."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("repeat") and not said.get("until") and "until" not in self.errors:
            self.add_error("until", _("Hãy chọn ngày cuối của các buổi lặp lại."))
        return said

    @property
    def key(self) -> uuid.UUID:
        """Call after is_valid()."""
        return self.cleaned_data["sent_key"] or uuid.uuid4()

    @property
    def repeating(self) -> list[forms.BoundField]:
        return [self[name] for name in REPEATING]
