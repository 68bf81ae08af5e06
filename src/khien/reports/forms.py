"""Regimes, reports that are owed, the report of the province, the check of a file."""

import re
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.directory.models import Function
from khien.documents.forms import IssueForm
from khien.law.forms import Revised
from khien.reports.actions.duties import NewRegime
from khien.reports.models import Cadence, Decision
from khien.reports.rules.states import MOST_LETTERS

_LONG = 2_000
_SHORT = 500
_HASH = re.compile(r"[0-9a-f]{64}")


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def _words(label: Any, help_text: Any = "", *, required: bool = True, most: int = _SHORT) -> Any:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most, widget=widget
    )


class OwedForm(forms.Form):
    """Filters, in the address."""

    xem = forms.ChoiceField(
        label=_("Xem"),
        required=False,
        choices=[
            ("mo", _("báo cáo chưa xong")),
            ("cho", _("báo cáo chờ duyệt")),
            ("", _("tất cả")),
        ],
    )


class RegimeForm(forms.Form):
    plan = forms.ChoiceField(label=_("Báo cáo về kế hoạch"))
    title = forms.CharField(label=_("Tên báo cáo"), max_length=200)
    cadence = forms.ChoiceField(label=_("Bao lâu một lần"), choices=Cadence)
    function = forms.ChoiceField(label=_("Nơi phải báo cáo làm nhiệm vụ"), choices=Function)
    in_communes = forms.BooleanField(
        label=_("Ở từng xã, phường"),
        help_text=_("Không chọn thì chỉ một cơ quan cấp tỉnh phải báo cáo."),
        required=False,
    )
    due_days = forms.IntegerField(
        label=_("Nộp chậm nhất sau mấy ngày làm việc"),
        help_text=_("Tính từ ngày cuối của kỳ."),
        min_value=1,
        max_value=90,
    )
    questions = _words(
        _("Các mục phải viết"),
        _("Mỗi dòng một mục. Số liệu thì Khiên tự đếm, không phải viết."),
        most=_LONG,
    )
    basis = forms.CharField(label=_("Theo văn bản nào"), required=False, max_length=250)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=Certainty, widget=forms.RadioSelect
    )
    starts = _day(_("Từ ngày"), _("Kỳ nào bắt đầu trước ngày này thì không phải báo cáo."))
    ends = _day(_("Đến hết ngày"), _("Để trống nếu chưa biết."), required=False)

    def __init__(self, *args: Any, plans: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["plan"]).choices = plans

    def new(self) -> NewRegime:
        return NewRegime(**{key: v for key, v in self.cleaned_data.items() if key != "plan"})


class EndRegimeForm(forms.Form):
    ends = _day(_("Ngày cuối"), _("Kỳ nào bắt đầu sau ngày này thì không phải báo cáo nữa."))


class _Headed(Revised):
    """A long text under each heading."""

    def __init__(self, *args: Any, headings: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._headings = headings
        for place, heading in enumerate(headings):
            self.fields[f"muc_{place}"] = _words(heading, required=False, most=MOST_LETTERS)

    def texts(self) -> dict[str, str]:
        return {
            heading: self.cleaned_data[f"muc_{place}"]
            for place, heading in enumerate(self._headings)
        }

    @staticmethod
    def of(texts: dict[str, str], revision: int) -> dict[str, object]:
        found: dict[str, object] = {
            f"muc_{place}": text for place, text in enumerate(texts.values())
        }
        return found | {"revision": revision}


class WriteForm(_Headed):
    """What an office writes for a period."""


class NarrativeForm(_Headed):
    """What the steering office adds to the figures."""


class DecideForm(forms.Form):
    decision = forms.ChoiceField(label=_("Quyết định"), choices=Decision, widget=forms.RadioSelect)
    reason = _words(_("Lý do"), _("Trả lại thì phải ghi: cần sửa, cần thêm gì."), required=False)


class BeginForm(forms.Form):
    plan = forms.ChoiceField(label=_("Báo cáo về kế hoạch"))
    cadence = forms.ChoiceField(label=_("Loại báo cáo"), choices=Cadence)
    period = _day(
        _("Một ngày trong kỳ"),
        _("Khiên lấy cả kỳ có ngày này. Tổng kết kế hoạch thì lấy cả thời gian của kế hoạch."),
    )
    geography = _day(
        _("Theo đơn vị hành chính ngày"),
        _("Số liệu được tính cho các xã, phường của ngày này."),
    )

    def __init__(self, *args: Any, plans: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["plan"]).choices = plans


class SignForm(IssueForm, Revised):
    """Who signs, and what they had before them."""


class ErrataForm(forms.Form):
    reason = _words(
        _("Vì sao số liệu thay đổi"), _("Không ghi tên trẻ em. Câu này in trong đính chính.")
    )


class CheckForm(forms.Form):
    """A file to look at, or its hash; one of both."""

    file = forms.FileField(
        label=_("Tệp báo cáo"),
        help_text=_("Khiên chỉ tính mã của tệp, không giữ tệp lại."),
        required=False,
        allow_empty_file=True,
    )
    sha256 = forms.CharField(label=_("Hoặc mã SHA-256 của tệp"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        typed = "".join(str(said.get("sha256", "")).lower().split())
        if not said.get("file") and not typed:
            self.add_error("file", _("Chọn tệp, hoặc ghi mã của tệp."))
        elif not said.get("file") and not _HASH.fullmatch(typed):
            self.add_error("sha256", _("Mã SHA-256 gồm 64 chữ số và chữ cái từ a đến f."))
        return said | {"sha256": typed}
