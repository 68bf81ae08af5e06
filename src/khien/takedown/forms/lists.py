"""Filters of the lists and of the figures, in the address."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.measures import Period, civil_year
from khien.core.periods import check_period
from khien.core.refusal import Refused
from khien.takedown.forms.fields import day, line
from khien.takedown.models import AddresseeKind, Ask, ItemState
from khien.takedown.queries.figures import Split

# Far from both ends of what a calendar can count with.
_FIRST, _LAST = date(1990, 1, 1), date(2190, 12, 31)


class ItemsForm(forms.Form):
    """Filters of the list, in the address."""

    so = line(_("Số của nội dung"), required=False, most=18)
    buoc = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("tất cả")), *ItemState.choices]
    )
    noi = forms.ChoiceField(label=_("Nền tảng hoặc nơi nhận"), required=False)
    qua_han = forms.BooleanField(label=_("Chỉ nội dung có yêu cầu quá hạn"), required=False)

    def __init__(self, *args: Any, addressees: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", str(_("tất cả"))), *addressees]
        cast("forms.ChoiceField", self.fields["noi"]).choices = choices


class DirectoryForm(forms.Form):
    """Filters, in the address."""

    tim = line(_("Tên hoặc tên miền"), required=False, most=120)
    loai = forms.ChoiceField(
        label=_("Là gì"), required=False, choices=[("", _("tất cả")), *AddresseeKind.choices]
    )


SPLITS: list[tuple[str, Any]] = [
    (Split.ADDRESSEE, pgettext_lazy("gỡ", "nơi nhận")),
    (Split.COMMUNE, _("xã, phường")),
]


class LeagueForm(forms.Form):
    """The period and what is compared, in the address."""

    tu = day(_("Từ ngày"), required=False)
    den = day(_("Đến hết ngày"), required=False)
    viec = forms.ChoiceField(label=_("Việc yêu cầu"), required=False, choices=Ask)
    loai = forms.ChoiceField(
        label=_("Là gì"), required=False, choices=[("", _("tất cả")), *AddresseeKind.choices]
    )
    theo = forms.ChoiceField(label=_("Chia theo"), required=False, choices=SPLITS)

    def __init__(self, *args: Any, today: date, traces: bool, **kwargs: Any) -> None:
        """`traces`: the person may see the rows behind every figure."""
        super().__init__(*args, **kwargs)
        self._today, self._traces = today, traces

    def clean(self) -> dict[str, Any]:
        """Of communes, who may not see the rows reads whole years."""
        chosen = self.cleaned_data
        if chosen.get("theo") == Split.COMMUNE:
            period = self.period(civil_year(self._today))
            try:
                check_period(period, today=self._today, traces=self._traces)
            except Refused as refused:
                self.add_error("theo", str(refused))
        return chosen

    def period(self, whole: Period) -> Period:
        """What was chosen, the other way round where it was; the whole year for nonsense."""
        start: date = self.cleaned_data.get("tu") or whole.start
        end: date = self.cleaned_data.get("den") or whole.end
        first, last = sorted(min(max(day, _FIRST), _LAST) for day in (start, end))
        return Period(first, last)
