"""Every component of the house on one page, with invented values, for those who build and check."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.public_steps import PublicStep

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
WHO = [("child", _("Em là trẻ em")), ("parent", _("Cha mẹ")), ("friend", _("Bạn bè"))]
KINDS = [
    ("bullying", _("Bị bắt nạt, xúc phạm")),
    ("threat", _("Bị đe doạ")),
    ("other", _("Chuyện khác")),
]


class SampleForm(forms.Form):
    what = forms.CharField(
        label=_("Chuyện gì đã xảy ra?"),
        help_text=_("Kể theo lời của bạn. Viết ngắn cũng được."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    link = forms.URLField(label=_("Đường dẫn"), required=False, assume_scheme="https")
    who = forms.ChoiceField(label=_("Bạn là ai?"), choices=WHO, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label=_("Chuyện thuộc loại nào?"),
        help_text=_("Chọn một hay nhiều. Không biết thì bỏ qua."),
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    when = forms.DateField(
        label=_("Xảy ra ngày nào?"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    place = forms.ChoiceField(label=_("Nơi xảy ra"), choices=KINDS, required=False)
    picture = forms.FileField(label=_("Tệp kèm theo"), required=False)
    support = forms.BooleanField(label=_("Tôi muốn được giúp đỡ"), required=False)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    tone: str
    label: str
    href: str = ""


@dataclass(frozen=True)
class Versions:
    name: str
    label: str
    mine: str
    theirs: str


DOTS = [
    Dot(60.5, 70, 9, "good", "Xã Mẫu Một: 100 %", "#"),
    Dot(140, 50, 12, "warn", "Xã Mẫu Hai: 62,5 %", "#"),
    Dot(210, 120, 7, "danger", "Xã Mẫu Ba: 0 %", "#"),
    Dot(300, 80, 8, "neutral", "Xã Mẫu Bốn: không phát sinh", "#"),
]
STEPS = [
    PublicStep("Tin đã đến nơi", NOW - timedelta(days=2)),
    PublicStep("Có người nhận và đọc tin", NOW - timedelta(days=1)),
    PublicStep(
        "Lập kế hoạch giúp đỡ",
        None,
        due=NOW + timedelta(days=4),
        law="Nghị định 56/2017/NĐ-CP, điều 28",
    ),
    PublicStep("Trả lời bạn", None),
]


def sample_values() -> dict[str, Any]:
    return {
        "now": NOW,
        "form": SampleForm(auto_id="loc_%s"),
        "wrong_form": SampleForm({"link": "không phải đường dẫn"}),
        "soon": NOW + timedelta(hours=3),
        "late": NOW - timedelta(days=2, hours=5),
        "page": Paginator(range(1234), 50).page(3),
        "dots": DOTS,
        "steps": STEPS,
        "reasons": ["Trẻ chưa an toàn", "Có hẹn gặp"],
        "versions": [Versions("phone", "Cách liên lạc", "Gọi buổi chiều", "Chỉ nhắn tin")],
    }


@staff(Permission.SETTINGS_MANAGE)
def style_guide(request: HttpRequest) -> HttpResponse:
    return render(request, "khien/style_guide.html", sample_values())
