"""Forms of a violation: opening, notes, opening again, and the filters of the list."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.enforcement.models import AgeGroup, Branch, RespondentKind, TraceKind, ViolationState
from khien.enforcement.rules import traces
from khien.enforcement.rules.traces import Trace
from khien.enforcement.wording import ACTS

LONGEST = 20_000
TRACES = (
    TraceKind.URL,
    TraceKind.HANDLE,
    TraceKind.PHONE,
    TraceKind.BANK_ACCOUNT,
)
PLACES = {TraceKind.HANDLE: "platform", TraceKind.BANK_ACCOUNT: "bank"}


def _words(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 3) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: Any, help_text: Any = "", length: int = 200) -> Any:
    return forms.CharField(label=label, required=False, max_length=length, help_text=help_text)


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    """Organisations annotated with their `name`."""

    def label_from_instance(self, obj: Organisation) -> str:
        return str(getattr(obj, "name", ""))


class OpeningForm(forms.Form):
    office = OfficeField(
        label=_("Đơn vị thụ lý"), queryset=Organisation.objects.none(), empty_label=None
    )
    known = forms.ChoiceField(
        label=_("Người này đã có hồ sơ trong sự việc?"),
        required=False,
        help_text=_("Chọn thì tên và dấu hiệu được chép sang, không phải ghi lại."),
    )
    kind = forms.ChoiceField(
        label=_("Người bị cho là vi phạm"), choices=RespondentKind, widget=forms.RadioSelect
    )
    name = _line(_("Tên"), _("Chưa biết thì để trống."))
    age_group = forms.ChoiceField(
        label=_("Nhóm tuổi"),
        choices=AgeGroup,
        widget=forms.RadioSelect,
        initial=AgeGroup.UNKNOWN,
    )
    url = _line(_("Đường dẫn tới tài khoản hoặc nội dung"), length=2000)
    handle = _line(_("Tên tài khoản trên mạng"))
    platform = _line(_("Trên nền tảng nào"), _("Ví dụ: Facebook, Zalo, TikTok, tên trò chơi."))
    phone = _line(_("Số điện thoại"))
    bank_account = _line(_("Số tài khoản ngân hàng"))
    bank = _line(_("Ngân hàng, ví điện tử"))
    act = forms.ChoiceField(label=_("Hành vi"), choices=list(ACTS.items()))
    act_on = forms.DateField(
        label=_("Ngày xảy ra"),
        help_text=_("Chưa rõ thì ghi ngày nhận tin."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    account = _words(_("Nội dung hành vi"), required=True, rows=5)

    def __init__(
        self, *args: Any, offices: Any, known: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        """`known`: files of the incident; where one is chosen, its respondent is not asked for."""
        super().__init__(*args, **kwargs)
        cast("OfficeField", self.fields["office"]).queryset = offices
        chosen = cast("forms.ChoiceField", self.fields["known"])
        chosen.choices = [("", _("Chưa, người khác")), *known]
        if not known:
            del self.fields["known"]
        elif self.data.get("known"):
            self.fields["kind"].required = self.fields["age_group"].required = False

    def clean(self) -> dict[str, Any]:
        """A value that is none of its kind is an error of its field."""
        said = super().clean() or self.cleaned_data
        said["identifiers"] = [trace for kind in TRACES if (trace := self._trace(kind))]
        return said

    def _trace(self, kind: TraceKind) -> Trace | None:
        typed = self.cleaned_data.get(kind, "").strip()
        if not typed:
            return None
        try:
            found = traces.read(kind, typed, self.cleaned_data.get(PLACES.get(kind, ""), ""))
        except Refused as refusal:
            self.add_error(kind, str(refusal))
            return None
        if found is None:
            self.add_error(kind, _("Chưa đúng dạng, hãy xem lại."))
        return found


class NoteForm(forms.Form):
    text = _words(_("Việc đã làm"), required=True)


class ReopenForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = _words(_("Lý do mở lại"), required=True)


class ViolationsForm(forms.Form):
    """Filters of the list, in the address."""

    tim = forms.CharField(
        label=_("Tên, số hồ sơ, hoặc dấu hiệu như số điện thoại"), required=False, max_length=500
    )
    buoc = forms.ChoiceField(
        label=_("Bước"), required=False, choices=[("", _("tất cả")), *ViolationState.choices]
    )
    huong = forms.ChoiceField(
        label=_("Hướng xử lý"), required=False, choices=[("", _("tất cả")), *Branch.choices]
    )
    qua_han = forms.BooleanField(label=_("Chỉ hồ sơ quá hạn"), required=False)
