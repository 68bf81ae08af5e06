"""Forms of the child's case: Mẫu 01, 02, 04, 05, 06 as one short page each."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import HANOI
from khien.core.fold import alphabetical
from khien.core.measures import Period
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.intake.models import SupportRequest
from khien.intake.rules.reference import report_reference
from khien.support.models import (
    CaseState,
    ClosureReason,
    EmergencyKind,
    Grade,
    RequestEnd,
    SafeNow,
    ServiceKind,
    Sex,
)
from khien.support.rules.figures import BY_WORDS, check_period

LONGEST = 20_000
_WELLBEING = [
    (1, _("1 – rất tệ")),
    (2, _("2 – tệ")),
    (3, _("3 – tạm được")),
    (4, _("4 – khá")),
    (5, _("5 – tốt")),
]


def _words(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 4) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: Any, help_text: Any = "") -> Any:
    return forms.CharField(label=label, required=False, max_length=300, help_text=help_text)


def _choice(label: Any, choices: Any) -> Any:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


def _day(label: Any) -> Any:
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


class RegistrationForm(SeenForm):
    name = _line(_("Tên trẻ"), _("Chưa biết thì để trống."))
    sex = forms.ChoiceField(
        label=_("Giới tính"), choices=Sex, widget=forms.RadioSelect, initial=Sex.UNKNOWN
    )
    age = forms.IntegerField(label=_("Tuổi"), required=False, min_value=0, max_value=17)
    age_is_estimate = forms.BooleanField(label=_("Tuổi ước lượng"), required=False)
    born = _line(_("Ngày sinh"), _("Chỉ năm cũng được."))
    ethnicity = _line(_("Dân tộc"))
    residence = PlaceField(
        label=_("Xã, phường nơi trẻ ở"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Chưa rõ"),
    )
    address = _line(_("Nơi ở"))
    school = _line(_("Trường, lớp"))
    carers = _words(
        _("Cha mẹ, người chăm sóc"),
        help_text=_("Tên, quan hệ, số điện thoại; ghi rõ ai không an toàn cho trẻ."),
        rows=3,
    )
    contact = _line(_("Cách liên hệ an toàn"))
    what_happened = _words(_("Chuyện gì đã xảy ra"), required=True)
    state_of_child = _words(_("Tình trạng của trẻ lúc này"), rows=3)
    done_so_far = _words(_("Việc đã làm"), rows=3)

    def __init__(self, *args: Any, communes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PlaceField", self.fields["residence"]).offer(communes)


class OpeningForm(RegistrationForm):
    """Mẫu 01 with the requests for support that this case answers."""

    requests = RequestsField(
        label=_("Yêu cầu hỗ trợ mà hồ sơ này trả lời"),
        queryset=SupportRequest.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, requests: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("RequestsField", self.fields["requests"]).queryset = requests
        if not requests:
            del self.fields["requests"]


class AssessmentForm(SeenForm):
    harm = _choice(_("Mức tổn hại của trẻ"), Grade)
    access_to_child = _choice(_("Khả năng người gây hại tiếp cận trẻ"), Grade)
    obstacles_in_care = _choice(_("Trở ngại trong việc chăm sóc trẻ"), Grade)
    self_protection = _choice(_("Khả năng tự bảo vệ của trẻ"), Grade)
    recovery_ability = _choice(_("Khả năng phục hồi của trẻ"), Grade)
    emergency_needed = forms.TypedChoiceField(
        label=_("Có cần biện pháp khẩn cấp không?"),
        choices=[("yes", _("Có – nguy cơ nghiêm trọng")), ("no", _("Không"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    wellbeing = forms.TypedChoiceField(
        label=_("Trẻ thấy thế nào lúc này?"),
        choices=_WELLBEING,
        coerce=int,
        widget=forms.RadioSelect,
    )
    childs_wish = _words(_("Mong muốn của trẻ, bằng lời của trẻ"), rows=3)
    observations = _words(_("Nhận xét"), rows=3)


class EmergencyForm(SeenForm):
    kind = _choice(_("Biện pháp"), EmergencyKind)
    description = _words(_("Làm gì, ai làm, ở đâu"), required=True, rows=3)


class PlanForm(SeenForm):
    goals = _words(
        _("Mục tiêu cho trẻ"),
        required=True,
        help_text=_("Mỗi dòng một mục tiêu: trẻ cần gì, ai giúp, đến khi nào."),
        rows=6,
    )


class PlanDecisionForm(SeenForm):
    decision_number = forms.CharField(
        label=_("Số quyết định (Mẫu 05)"), required=True, max_length=40
    )


class SendBackForm(SeenForm):
    reason = _words(_("Lý do trả lại"), required=True, rows=3)


class ServiceForm(SeenForm):
    kind = _choice(_("Dịch vụ"), ServiceKind)
    provider = PlaceField(
        label=_("Nơi cung cấp, trong danh bạ của xã, phường và tỉnh"),
        queryset=Organisation.objects.none(),
        empty_label=_("Không chọn"),
        required=False,
    )
    provider_name = _line(_("Nơi khác"), _("Khi không có trong danh sách: tên nơi, người giúp."))
    description = _words(_("Nội dung"), rows=3)
    planned_for = _day(_("Dự kiến ngày"))

    def __init__(self, *args: Any, providers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PlaceField", self.fields["provider"]).offer(providers)


class GivenForm(forms.Form):
    given_on = _day(_("Ngày đã cung cấp"))
    outcome = _words(_("Kết quả"), rows=3)


class ReviewForm(SeenForm):
    remaining_risk = _choice(_("Nguy cơ còn lại"), Grade)
    stable = forms.TypedChoiceField(
        label=_("Cuộc sống của trẻ đã ổn định chưa?"),
        choices=[("yes", _("Đã ổn định")), ("no", _("Chưa"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    wellbeing = forms.TypedChoiceField(
        label=_("Trẻ thấy thế nào lúc này?"),
        choices=_WELLBEING,
        coerce=int,
        widget=forms.RadioSelect,
    )
    notes = _words(_("Ghi chép"), rows=3)


class VisitForm(forms.Form):
    on = _day(_("Ngày thăm"))
    met = _line(_("Đã gặp ai"), _("Trẻ, cha mẹ, thầy cô… Không cần ghi tên."))
    safe_now = _choice(_("Lúc này trẻ có an toàn không?"), SafeNow)
    wellbeing = forms.TypedChoiceField(
        label=_("Trẻ thấy thế nào lúc này?"),
        choices=[("", _("chưa hỏi")), *_WELLBEING],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    childs_words = _words(_("Trẻ nói gì, bằng lời của trẻ"), rows=3)
    seen = _words(_("Bạn thấy gì, đã làm gì"), rows=4)


class ClosureForm(SeenForm):
    reason = _choice(_("Lý do kết thúc"), ClosureReason)
    notes = _words(_("Ghi chú"), rows=3)


class ConfirmForm(SeenForm):
    """Nothing to fill in: the step itself is the answer."""


class EndRequestForm(forms.Form):
    reason = _choice(_("Vì sao chưa hỗ trợ được"), RequestEnd)
    attempts = _words(_("Đã thử liên hệ thế nào, khi nào"), required=True, rows=3)


class CasesForm(forms.Form):
    """Filters of the list, in the address."""

    tim = forms.CharField(label=_("Tên trẻ hoặc số hồ sơ"), required=False, max_length=120)
    buoc = forms.ChoiceField(
        label=_("Bước"), required=False, choices=[("", _("tất cả")), *CaseState.choices]
    )
    qua_han = forms.BooleanField(label=_("Chỉ hồ sơ quá hạn"), required=False)


class FiguresForm(forms.Form):
    """What the figures are of, in the address. The year so far where nothing is chosen."""

    tu = _day(_("Từ ngày"))
    den = _day(_("Đến hết ngày"))
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
