"""Whom one asks to look in one's place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.people.models import User


class HandOnForm(forms.Form):
    to = forms.TypedChoiceField(label=_("Nhờ ai"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(str(each.pk), str(each)) for each in colleagues]  # type: ignore[attr-defined]  # a choice field
