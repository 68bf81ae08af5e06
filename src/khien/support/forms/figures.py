"""What the figures of support are of, in the address."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.measures import Period
from khien.core.periods import check_period
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.support.forms.steps import PlaceField, a_day
from khien.support.rules.figures import BY_WORDS


class FiguresForm(forms.Form):
    """What the figures are of, in the address. The year so far where nothing is chosen."""

    tu = a_day(_("Từ ngày"))
    den = a_day(_("Đến hết ngày"))
    theo = forms.ChoiceField(label=_("Chia theo"), choices=BY_WORDS, required=False)
    xa = PlaceField(
        label=_("Xã, phường"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Mọi xã, phường"),
    )

    def __init__(self, *args: Any, communes: Any, today: date, traces: bool, **kwargs: Any) -> None:
        """`communes`: those whose rows the person may see; without any there is no such choice."""
        super().__init__(*args, **kwargs)
        self._today, self._traces = today, traces
        cast("PlaceField", self.fields["xa"]).offer(communes)
        if not communes:
            del self.fields["xa"]

    def clean(self) -> dict[str, Any]:
        chosen = dict(self.cleaned_data)
        if "tu" in chosen and "den" in chosen:
            period = Period(chosen["tu"], chosen["den"])
            try:
                check_period(
                    period, today=self._today, traces=self._traces or bool(chosen.get("xa"))
                )
            except Refused as refused:
                self.add_error(refused.field, str(refused))
            chosen["period"] = period
        return chosen
