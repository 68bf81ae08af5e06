"""What the figures of violations are of, in the address."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.measures import Period
from khien.core.periods import check_period
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.enforcement.forms import OfficeField
from khien.enforcement.rules.figures import BY_WORDS


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget)


class FiguresForm(forms.Form):
    tu = _day(_("Từ ngày"))
    den = _day(_("Đến hết ngày"))
    theo = forms.ChoiceField(label=_("Chia theo"), choices=BY_WORDS, required=False)
    xa = OfficeField(
        label=_("Xã, phường"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Mọi xã, phường"),
    )

    def __init__(self, *args: Any, communes: Any, today: date, traces: bool, **kwargs: Any) -> None:
        """`communes`: those whose rows the person may see; without any there is no such choice."""
        super().__init__(*args, **kwargs)
        self._today, self._traces = today, traces
        cast("OfficeField", self.fields["xa"]).queryset = communes
        if not communes:
            del self.fields["xa"]

    def clean(self) -> dict[str, Any]:
        chosen = dict(self.cleaned_data)
        if "tu" in chosen and "den" in chosen:
            period = Period(chosen["tu"], chosen["den"])
            traces = self._traces or bool(chosen.get("xa"))
            try:
                check_period(period, today=self._today, traces=traces)
            except Refused as refused:
                self.add_error(refused.field, str(refused))
            chosen["period"] = period
        return chosen
