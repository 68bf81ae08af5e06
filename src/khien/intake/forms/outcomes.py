"""The period of the page of outcomes; what the address says wrongly is ignored, never an error."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


def _day(label: object) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]  # a lazy text
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class PeriodForm(forms.Form):
    first = _day(_("Từ ngày"))
    last = _day(_("Đến ngày"))

    def chosen(self, *, otherwise: tuple[date, date]) -> tuple[date, date]:
        """First and last day; the other way round where they were given so."""
        self.is_valid()
        told = [self.cleaned_data.get(name) for name in ("first", "last")]
        days = [
            day if day and day.year in range(2000, 2200) else usual
            for day, usual in zip(told, otherwise, strict=True)
        ]
        return min(days), max(days)
