"""A target as somebody sets it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.core.shipped import in_words
from khien.indicators.actions.targets import Wanted
from khien.indicators.models import Indicator
from khien.steering.models import Objective, Plan


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class TargetForm(forms.Form):
    """Where no place is chosen it holds everywhere."""

    objective = forms.ChoiceField(label=_("Mục tiêu"))
    territory = forms.TypedChoiceField(
        label=_("Nơi"), required=False, coerce=UUID, empty_value=None
    )
    percent = forms.DecimalField(
        label=_("Chỉ tiêu (%)"), min_value=0, max_value=100, max_digits=5, decimal_places=2
    )
    since = _day(_("Từ ngày"))
    until = _day(_("Đến hết ngày"))
    basis = forms.CharField(label=_("Văn bản giao chỉ tiêu"), max_length=250)

    def __init__(self, *args: Any, plan: Plan, places: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._objectives = {str(row.pk): row for row in plan.objectives.all()}
        self._set("objective", [(key, in_words(o.title)) for key, o in self._objectives.items()])
        self._set("territory", [("", _("mọi nơi")), *places.items()])

    def _set(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def wanted(self) -> tuple[Objective, Wanted]:
        said = self.cleaned_data
        objective = self._objectives[said["objective"]]
        indicator, _new = Indicator.objects.get_or_create(code=objective.measure)
        return objective, Wanted(
            indicator,
            said["territory"],
            said["percent"],
            said["since"],
            said["until"],
            said["basis"],
        )

    def refuse(self, refused: Refused) -> None:
        self.add_error(refused.field if refused.field in self.fields else None, str(refused))
