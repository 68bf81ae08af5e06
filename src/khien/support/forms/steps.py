"""Short forms of single steps; the official forms are made from data (`defined.py`)."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import HANOI
from khien.core.fold import alphabetical
from khien.directory.models import Organisation
from khien.intake.models import SupportRequest
from khien.intake.rules.reference import report_reference
from khien.support.models import (
    CaseState,
    ClosureReason,
    EmergencyKind,
    Goal,
    RequestEnd,
    ServiceKind,
)

LONGEST = 20_000


def some_words(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 4) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def a_line(label: Any, help_text: Any = "") -> Any:
    return forms.CharField(label=label, required=False, max_length=300, help_text=help_text)


def a_choice(label: Any, choices: Any) -> Any:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


def a_day(label: Any) -> Any:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    """Organisations annotated with their `name`, shown by it."""

    def offer(self, places: Any) -> None:
        self.queryset = places
        shown = sorted(places, key=lambda place: alphabetical(place.name))
        self.choices = [("", self.empty_label), *((place.pk, place.name) for place in shown)]


class RequestsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # the same
    def label_from_instance(self, obj: SupportRequest) -> str:
        number = report_reference(obj.report.number, obj.report.received_at)
        day = f"{obj.asked_at.astimezone(HANOI):%d/%m/%Y}"
        return f"{obj.get_asked_by_display()} – {number} – {day}"


class SeenForm(forms.Form):
    """`seen`: the version of the case the person looked at when they began to write."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class EmergencyForm(SeenForm):
    kind = a_choice(_("Biện pháp"), EmergencyKind)
    description = some_words(_("Làm gì, ai làm, ở đâu"), required=True, rows=3)


class DeclineForm(SeenForm):
    reason = some_words(_("Vì sao không cần?"), required=True, rows=3)


class SendBackForm(SeenForm):
    reason = some_words(_("Lý do trả lại"), required=True, rows=3)


class ReasonForm(SeenForm):
    reason = some_words(_("Lý do mở lại"), required=True, rows=3)


class GoalField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Goal) -> str:
        return str(obj.words)


class ServiceForm(SeenForm):
    goal = GoalField(
        label=_("Giúp đạt mục tiêu nào"),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=_("Không gắn với mục tiêu"),
    )
    kind = a_choice(_("Dịch vụ"), ServiceKind)
    provider = PlaceField(
        label=_("Nơi cung cấp, trong danh bạ của xã, phường và tỉnh"),
        queryset=Organisation.objects.none(),
        empty_label=_("Không chọn"),
        required=False,
    )
    provider_name = a_line(_("Nơi khác"), _("Khi không có trong danh sách: tên nơi, người giúp."))
    description = some_words(_("Nội dung"), rows=3)
    planned_for = a_day(_("Dự kiến ngày"))

    def __init__(self, *args: Any, providers: Any, goals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("GoalField", self.fields["goal"]).queryset = goals
        if not goals:
            del self.fields["goal"]
        cast("PlaceField", self.fields["provider"]).offer(providers)


class GivenForm(forms.Form):
    given_on = a_day(_("Ngày đã cung cấp"))
    outcome = some_words(_("Kết quả"), rows=3)


class ClosureForm(SeenForm):
    reason = a_choice(_("Lý do kết thúc"), ClosureReason)
    notes = some_words(_("Ghi chú"), rows=3)


class ConfirmForm(SeenForm):
    """Nothing to fill in: the step itself is the answer."""


class EndRequestForm(forms.Form):
    reason = a_choice(_("Vì sao chưa hỗ trợ được"), RequestEnd)
    attempts = some_words(_("Đã thử liên hệ thế nào, khi nào"), required=True, rows=3)


class CasesForm(forms.Form):
    """Filters of the list, in the address."""

    tim = forms.CharField(label=_("Tên trẻ hoặc số hồ sơ"), required=False, max_length=120)
    buoc = forms.ChoiceField(
        label=_("Bước"), required=False, choices=[("", _("tất cả")), *CaseState.choices]
    )
    cua = forms.ChoiceField(
        label=_("Ai phụ trách"),
        required=False,
        choices=[
            ("", _("tất cả")),
            ("own", _("tôi, và hồ sơ tôi làm thay")),
            ("colleagues", _("người khác ở xã, phường của tôi")),
        ],
    )
    qua_han = forms.BooleanField(label=_("Chỉ hồ sơ quá hạn"), required=False)

    def __init__(self, *args: Any, works: bool = True, **kwargs: Any) -> None:
        """`works`: whether the person works on cases, and so has any of their own."""
        super().__init__(*args, **kwargs)
        if not works:
            del self.fields["cua"]
