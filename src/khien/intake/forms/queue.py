"""The filters of the lists; what the address says wrongly is ignored, never an error."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.intake.forms.fields import Choice, Commune, Line
from khien.intake.models import ContactKind, HarmKind, PriorityLevel, ReportState
from khien.intake.queries.queue import Filters

STATES = [
    ("open", _("Chưa quyết định")),
    *[(state.value, state.label) for state in ReportState],
    ("slow", _("hàng xem sau")),
    ("all", _("Tất cả")),
]


class QueueForm(forms.Form):
    search = Line(
        label=_("Số tin, đường dẫn, tài khoản, số điện thoại"), required=False, max_length=500
    )
    state = forms.ChoiceField(label=_("Trạng thái"), choices=STATES, required=False)
    priority = forms.ChoiceField(
        label=_("Mức khẩn"), choices=[("", _("Mọi mức")), *PriorityLevel.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Loại việc"), choices=[("", _("Mọi loại")), *HarmKind.choices], required=False
    )
    commune = Commune(label=_("Xã, phường"))
    overdue = forms.BooleanField(label=_("Chỉ tin quá hạn"), required=False)
    mine = forms.BooleanField(label=_("Chỉ tin tôi đã tiếp nhận"), required=False)

    def __init__(self, *args: Any, communes: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commune"]
        assert isinstance(field, Commune)  # noqa: S101  (tells the type)
        field.offer(communes, blank=_("Mọi nơi"))

    def filters(self) -> Filters:
        self.is_valid()
        said = self.cleaned_data
        return Filters(
            state=said.get("state") or "open",
            priority=said.get("priority", ""),
            kind=said.get("kind", ""),
            commune=said.get("commune"),
            overdue=bool(said.get("overdue")),
            mine=bool(said.get("mine")),
            search=said.get("search", ""),
        )


class IncidentsForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[
            ("open", _("Đang mở")),
            ("closed", pgettext_lazy("sự việc", "Đã kết thúc")),
            ("all", _("Tất cả")),
        ],
        required=False,
    )
    commune = Commune(label=_("Xã, phường"))

    def __init__(self, *args: Any, communes: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commune"]
        assert isinstance(field, Commune)  # noqa: S101  (tells the type)
        field.offer(communes, blank=_("Mọi nơi"))


class ContactsForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Loại cuộc liên hệ"),
        choices=[("", _("Mọi loại")), *ContactKind.choices],
        required=False,
    )

    def kind_chosen(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("kind", ""))
