"""A person goes through the report field by field; nothing is ticked for them."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import HANOI
from khien.enforcement.rules.violation import EARLIEST
from khien.enforcement.tips.building import Chosen, File
from khien.enforcement.tips.codes import Flag, Grade, IncidentType, Medium
from khien.enforcement.tips.draft import Draft

_MANY = forms.CheckboxSelectMultiple


def _choice(label: Any, choices: Any, *, required: bool = True) -> Any:
    blank = _("chọn") if required else _("không ghi")
    return forms.ChoiceField(label=label, choices=[("", blank), *choices], required=required)


def _line(label: Any, help_text: Any = "") -> Any:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=200)


class ReviewForm(forms.Form):
    on = forms.DateField(
        label=_("Ngày xảy ra"),
        help_text=_("Chưa rõ thì ghi ngày nhận tin."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    incident_type = _choice(_("Loại sự việc"), IncidentType.choices)
    medium = _choice(_("Xảy ra ở đâu"), Medium.choices)
    service = _line(_("Tên nền tảng, ứng dụng, trò chơi"))
    fields_kept = forms.MultipleChoiceField(
        label=_("Đưa những điều này vào báo cáo"),
        help_text=_("Điều không đánh dấu thì không có trong báo cáo."),
        required=False,
        widget=_MANY,
    )
    recipient = _line(
        _("Tài khoản của người nhận, nếu có"), _("Người được gửi nội dung; không phải trẻ bị hại.")
    )
    files_kept = forms.MultipleChoiceField(
        label=_("Mã băm của những tệp này"),
        help_text=_("Chỉ có mã băm SHA-256 và dung lượng; không có tệp, không có tên tệp."),
        required=False,
        widget=_MANY,
    )
    urgent = _line(_("Vì sao phải làm gấp"), _("Chỉ ghi khi có trẻ đang gặp nguy hiểm."))
    story = forms.BooleanField(
        label=_("Kèm cả lời kể này"),
        help_text=_("Lời kể có thể làm lộ trẻ là ai. Chỉ kèm khi thật cần."),
        required=False,
    )
    why = forms.CharField(
        label=_("Vì sao chuyển, chuyển cho ai"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, draft: Draft, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": draft.guess}
        super().__init__(*args, **kwargs)
        self.draft, self._today = draft, today
        if draft.on:
            del self.fields["on"]
        kept = [(each.key, f"{each.label}: {_shown(each)}") for each in draft.fields]
        cast("forms.MultipleChoiceField", self.fields["fields_kept"]).choices = kept
        if not draft.story:
            del self.fields["story"]
        if not draft.files:
            del self.fields["files_kept"]
            return
        files = [(str(n), f"{n}. {each.get_kind_display()}") for n, each in _numbered(draft)]
        cast("forms.MultipleChoiceField", self.fields["files_kept"]).choices = files
        for n, _each in _numbered(draft):
            self.fields[f"grade_{n}"] = _choice(
                _("Mức của tệp %(number)s") % {"number": n}, Grade.choices, required=False
            )
            self.fields[f"flags_{n}"] = forms.MultipleChoiceField(
                label=_("Đặc điểm của tệp %(number)s") % {"number": n},
                choices=Flag.choices,
                required=False,
                widget=_MANY,
            )
        self.order_fields([*(name for name in self.fields if name not in _LAST), *_LAST])

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not EARLIEST <= on <= self._today:
            raise forms.ValidationError(_("Ngày này không thể ở tương lai, cũng không quá xa."))
        return on

    def chosen(self) -> Chosen:
        said = self.cleaned_data
        on: date = self.draft.on or said["on"]
        kept, files = set(said["fields_kept"]), set(said.get("files_kept", ()))
        return Chosen(
            incident_type=said["incident_type"],
            medium=said["medium"],
            at=datetime.combine(on, time(), HANOI),
            fields=[each for each in self.draft.fields if each.key in kept],
            files=[
                File(n, each.received_digest, each.size, said[f"grade_{n}"], said[f"flags_{n}"])
                for n, each in _numbered(self.draft)
                if str(n) in files
            ],
            service=said["service"],
            recipient=said["recipient"],
            urgent=said["urgent"],
            story=self.draft.story if said.get("story") else "",
        )


_LAST = ("urgent", "story", "why")


def _numbered(draft: Draft) -> Any:
    return enumerate(draft.files, start=1)


def _shown(each: Any) -> str:
    return f"{each.value} ({each.place})" if each.place else str(each.value)
