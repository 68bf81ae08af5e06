"""The numbers of a coverage rule as a person changes them, for a day to come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Strand
from khien.learning.models import CoverageRule
from khien.learning.rules.versions import PARAMETERS

_LABELS = {
    "sessions": _("C1: số buổi trong cả kỳ"),
    "each_part": _("C1: số buổi trong mỗi học kỳ hoặc quý"),
    "longest_gap": _("C2: số ngày nhiều nhất không có buổi nào; để trống là không xét"),
    "reach_percent": _("C3: phần trăm ít nhất của mỗi khối; 0 là không xét"),
    "stay_days": _("C3: chỉ tính trẻ đã ở cơ sở chừng này ngày"),
    "strands_least": _("C4: số chủ đề ít nhất"),
    "strands_always": _("C4: chủ đề nhất thiết phải có"),
    "full_record": _("C5: đòi đủ kế hoạch, điểm danh và tệp bằng chứng"),
    "parents_sessions": _("C6: số buổi cho cha mẹ"),
    "teachers_sessions": _("C6: số buổi cho giáo viên"),
    "carers_sessions": _("C6: số buổi cho người chăm sóc"),
    "minutes": _("Một buổi được tính dài ít nhất, phút"),
    "minutes_young": _("Với lớp nhỏ, phút"),
    "young_up_to_grade": _("Lớp nhỏ là đến lớp"),
    "needs_lesson": _("Buổi phải dạy bài đúng lứa tuổi"),
    "part_counts_from": _("Trường mới: học kỳ tính khi đã mở từ chừng này phần trăm"),
}
_MOST = {"reach_percent": 100, "part_counts_from": 100, "young_up_to_grade": 12}
_MOST_ANY = 600


class RuleForm(forms.Form):
    """`rule`: the newest one, whose numbers stand in the fields at first."""

    def __init__(self, *args: Any, rule: CoverageRule, **options: Any) -> None:
        initial = {name: getattr(rule, name) for name in PARAMETERS}
        super().__init__(*args, **options)
        self.initial = initial | {"law": rule.law}
        self.fields = {name: _field(name) for name in PARAMETERS}
        self.fields["valid_from"] = forms.DateField(
            label=_("Từ ngày"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            help_text=_("Năm học được xét theo điều kiện có hiệu lực vào ngày bắt đầu năm."),
        )
        self.fields["law"] = forms.CharField(label=_("Căn cứ"), required=False, max_length=200)


def _field(name: str) -> forms.Field:
    label = _LABELS[name]
    if name in {"full_record", "needs_lesson"}:
        return forms.BooleanField(label=label, required=False)
    if name == "strands_always":
        return forms.MultipleChoiceField(
            label=label,
            choices=Strand.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.IntegerField(
        label=label,
        min_value=1 if name == "sessions" else 0,
        max_value=_MOST.get(name, _MOST_ANY),
        required=name != "longest_gap",
    )


def labels() -> dict[str, Any]:
    return dict(_LABELS)
