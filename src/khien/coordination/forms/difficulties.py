"""Raising a difficulty, sending it on, answering it; the filters of the list."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.coordination.actions.difficulties import Decision, NewDifficulty, To
from khien.coordination.forms import fields
from khien.coordination.forms.fields import Step
from khien.coordination.models import (
    CompetentLevel,
    DifficultyKind,
    DifficultyState,
    GuidanceVersion,
    Outcome,
)
from khien.coordination.subjects import read
from khien.directory.models import Function

_FUNCTIONS = [("", _("theo cấp đã chọn")), *Function.choices]


class ToForm(Step):
    """Whom it goes to."""

    level = fields.chosen(_("Cấp nào trả lời được"), CompetentLevel)
    function = forms.ChoiceField(
        label=_("Ngành, lĩnh vực"),
        required=False,
        choices=_FUNCTIONS,
        help_text=_("Cấp xã để trống là hỏi Ủy ban nhân dân; cấp tỉnh thì phải chọn."),
    )
    outside = fields.line(
        _("Tên bộ, ngành"),
        _("Chỉ ghi khi hỏi trung ương. Đơn vị của bạn gửi văn bản và ghi lại câu trả lời."),
        required=False,
    )

    def to(self) -> To:
        said = self.cleaned_data
        return To(CompetentLevel(said["level"]), said["function"], said["outside"])


class ReferForm(ToForm):
    why = fields.words(_("Vì sao chuyển đến nơi này"), rows=3, most=500)


class RaiseForm(ToForm):
    office = forms.ChoiceField(label=_("Đơn vị nêu"))
    about = forms.ChoiceField(label=_("Vướng ở việc nào"), required=False)
    kind = forms.ChoiceField(label=_("Vướng về"), choices=DifficultyKind)
    title = fields.line(_("Tên vướng mắc"), _("Một dòng. Không ghi tên người."))
    blocking = forms.BooleanField(
        label=_("Việc đang dừng lại vì vướng mắc này"),
        required=False,
    )
    words = fields.words(_("Vướng ở đâu"), _("Không ghi tên trẻ em."))
    tried = fields.words(_("Đã thử cách nào"), required=False, rows=3)
    wish = fields.words(_("Đề nghị"), required=False, rows=3)
    field_order = ("office", "about", "kind", "title", "blocking", "words", "tried", "wish")

    def __init__(
        self,
        *args: Any,
        offices: Mapping[UUID, str],
        subjects: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields.offer_offices(self, "office", offices)
        fields.offer(self, "about", subjects)

    def new(self) -> NewDifficulty:
        said = self.cleaned_data
        names = ("kind", "title", "words", "blocking", "tried", "wish")
        about = read(said["about"])
        return NewDifficulty(**{name: said[name] for name in names}, to=self.to(), about=about)


class AnswerForm(Step):
    outcome = fields.chosen(_("Kết quả"), Outcome)
    guidance = forms.ChoiceField(label=_("Dùng hướng dẫn đã có"), required=False)
    words = fields.words(_("Trả lời"), _("Để trống nếu hướng dẫn đã nói đủ."), required=False)
    cites = fields.line(_("Căn cứ"), _("Văn bản, điều khoản."), required=False, most=300)

    def __init__(self, *args: Any, guidances: Iterable[GuidanceVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(row.pk): row for row in guidances}
        rows = [(pk, f"{row.guidance.number}. {row.title}") for pk, row in self.offered.items()]
        fields.offer(self, "guidance", [("", _("không dùng")), *rows])

    def decision(self) -> Decision:
        said = self.cleaned_data
        used = self.offered.get(said["guidance"])
        return Decision(said["outcome"], said["words"], said["cites"], used)


class ConfirmForm(Step):
    helped = fields.chosen(
        _("Việc đã làm tiếp được chưa"),
        [("yes", _("Được, đã gỡ xong")), ("no", _("Chưa, vẫn vướng"))],
    )
    why_not = fields.words(_("Còn vướng ở đâu"), _("Ghi khi chưa gỡ được."), required=False, rows=3)


class DifficultiesForm(forms.Form):
    """Filters, in the address."""

    tim = fields.line(_("Số hoặc tên vướng mắc"), required=False, most=100)
    buoc = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("tất cả")),
            ("waiting", pgettext_lazy("vướng mắc", "chưa gỡ xong")),
            *DifficultyState.choices,
        ],
    )
    ve = fields.any_of(_("Vướng về"), DifficultyKind)
    dung = forms.BooleanField(label=_("Chỉ vướng mắc làm dừng việc"), required=False)
    qua_han = forms.BooleanField(label=_("Chỉ vướng mắc quá hạn trả lời"), required=False)
