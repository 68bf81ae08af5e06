"""What a unit writes down, and what the lists show."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.capacity.actions import NewRow
from khien.capacity.models import CapacityKind, Topic
from khien.capacity.rules import MOST
from khien.core.measures import Period
from khien.core.periods import check_period
from khien.core.refusal import Refused


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


class RowForm(forms.Form):
    unit = forms.ChoiceField(label=_("Đơn vị"))
    kind = forms.ChoiceField(label=_("Ghi về"), choices=CapacityKind)
    topic = forms.ChoiceField(label=_("Về nội dung"), choices=Topic)
    what = forms.CharField(
        label=_("Tên lớp, cuộc diễn tập hoặc thiết bị"),
        help_text=_("Số cán bộ thì để trống. Không ghi tên người."),
        required=False,
        max_length=200,
    )
    count = forms.IntegerField(
        label=_("Số lượng"),
        help_text=_("Số cán bộ, số người dự, hoặc số thiết bị."),
        min_value=0,
        max_value=MOST,
    )
    on = _day(_("Ngày tổ chức, hoặc có từ ngày"))
    until = _day(
        _("Thôi từ ngày"),
        _("Thiết bị đã hỏng, đã trả; để trống nếu còn dùng."),
        required=False,
    )
    source = forms.CharField(
        label=_("Theo nguồn nào"),
        help_text=_("Quyết định, kế hoạch, báo cáo, sổ tài sản."),
        max_length=250,
    )

    def __init__(self, *args: Any, units: dict[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(key), name) for key, name in units.items()]
        cast("forms.ChoiceField", self.fields["unit"]).choices = choices

    def new_row(self) -> NewRow:
        return NewRow(**{key: value for key, value in self.cleaned_data.items() if key != "unit"})


class EndForm(forms.Form):
    until = _day(_("Thôi từ ngày"))


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao rút"),
        help_text=_("Dòng này ghi sai ở đâu. Dòng cũ vẫn được giữ."),
        max_length=250,
    )


class RowsForm(forms.Form):
    """Filters, in the address."""

    ve = forms.ChoiceField(
        label=_("Ghi về"), required=False, choices=[("", _("tất cả")), *CapacityKind.choices]
    )
    don_vi = forms.ChoiceField(label=_("Đơn vị"), required=False)
    da_rut = forms.BooleanField(label=_("Cả dòng đã rút"), required=False)

    def __init__(self, *args: Any, units: dict[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", str(_("tất cả"))), *((str(key), name) for key, name in units.items())]
        cast("forms.ChoiceField", self.fields["don_vi"]).choices = choices


class UnitsForm(forms.Form):
    """The period, in the address."""

    tu = _day(_("Từ ngày"))
    den = _day(_("Đến hết ngày"))

    def __init__(self, *args: Any, today: Any, traces: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._traces = today, traces

    def clean(self) -> dict[str, Any]:
        chosen = dict(self.cleaned_data)
        if "tu" in chosen and "den" in chosen:
            period = Period(chosen["tu"], chosen["den"])
            try:
                check_period(period, today=self._today, traces=self._traces)
            except Refused as refused:
                self.add_error(refused.field, str(refused))
            chosen["period"] = period
        return chosen
