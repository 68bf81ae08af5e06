"""Plans of inspections, visits, findings, and the bank of questions."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from khien.coordination.actions.inspections import NewFinding, NewInspection, NewPlan
from khien.coordination.actions.questions import NewQuestion
from khien.coordination.forms import fields
from khien.coordination.forms.fields import Step
from khien.coordination.models import (
    Answer,
    Inspected,
    InspectionState,
    Question,
    Result,
    Weight,
)
from khien.core.models import Certainty

# A body is of one kind; only a question may be for all.
BODIES = [choice for choice in Inspected.choices if choice[0] != Inspected.ALL]


class PlanForm(forms.Form):
    office = forms.ChoiceField(label=_("Đơn vị kiểm tra"))
    title = fields.line(_("Tên kế hoạch kiểm tra"))
    basis = fields.line(_("Theo văn bản số"), required=False)
    starts = fields.day(_("Từ ngày"))
    ends = fields.day(_("Đến hết ngày"))

    def __init__(self, *args: Any, offices: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer_offices(self, "office", offices)

    def new(self) -> NewPlan:
        return NewPlan(**{k: v for k, v in self.cleaned_data.items() if k != "office"})


class LookForm(forms.Form):
    """Which body is to be inspected, in the address."""

    loai = forms.ChoiceField(label=_("Kiểm tra nơi nào"), choices=BODIES)
    tim = fields.line(_("Tên trường, xã hoặc cơ quan"), most=100)


class BodyForm(forms.Form):
    """One of the bodies found, and when. Without a plan it says why."""

    office = forms.ChoiceField(label=_("Đơn vị kiểm tra"))
    body = forms.ChoiceField(label=_("Nơi được kiểm tra"), widget=forms.RadioSelect)
    due_on = fields.day(_("Dự kiến đi ngày"))
    why = fields.line(_("Vì sao kiểm tra ngoài kế hoạch"), required=False, most=300)

    def __init__(
        self,
        *args: Any,
        offices: Mapping[UUID, str],
        bodies: Iterable[tuple[str, str]],
        planned: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields.offer_offices(self, "office", offices)
        fields.offer(self, "body", bodies)
        if planned:
            del self.fields["why"]

    def new(self, asked_of: str) -> NewInspection:
        said = self.cleaned_data
        return NewInspection(UUID(said["body"]), asked_of, said["due_on"], said.get("why", ""))


class VisitForm(Step):
    """Two fields for each question: `result_<id>`, `note_<id>`."""

    held_on = fields.day(_("Đã đi ngày"))

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        answers: Mapping[UUID, Answer],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            known = answers.get(question.pk)
            self.fields[f"result_{question.pk}"] = forms.ChoiceField(
                label=question.words,
                help_text=question.look_at,
                required=False,
                choices=Result,
                widget=forms.RadioSelect,
                initial=known.result if known else "",
            )
            self.fields[f"note_{question.pk}"] = forms.CharField(
                label=_("Đã thấy gì"),
                required=False,
                max_length=500,
                initial=known.note if known else "",
            )

    def answers(self) -> dict[UUID, tuple[str, str]]:
        said = self.cleaned_data
        return {
            question.pk: (said[f"result_{question.pk}"], said[f"note_{question.pk}"])
            for question in self.questions
        }


class FindingForm(forms.Form):
    question = forms.ChoiceField(label=_("Từ câu hỏi"), required=False)
    weight = fields.chosen(_("Mức"), Weight)
    words = fields.words(_("Điều đã thấy"), rows=3, most=1000)
    recommend = fields.words(
        _("Kiến nghị"),
        _("Nơi được kiểm tra phải làm gì. Chỉ cần lưu ý thì để trống."),
        required=False,
        rows=2,
        most=500,
    )
    due_on = fields.day(_("Phải xong trước hết ngày"), required=False)

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(row.pk): row for row in questions}
        rows = [(pk, row.words) for pk, row in self.offered.items()]
        fields.offer(self, "question", [("", _("điều khác")), *rows])

    def new(self) -> NewFinding:
        said = self.cleaned_data
        return NewFinding(
            said["weight"],
            said["words"],
            self.offered.get(said["question"]),
            said["recommend"],
            said["due_on"],
        )


class ConcludeForm(Step):
    conclusion = fields.words(_("Kết luận"), _("Nơi được kiểm tra đọc được ngay."), rows=6)


class FollowUpForm(Step):
    words = fields.words(_("Đã làm gì, thấy gì"), rows=4, most=1000)


class DatedFollowUpForm(FollowUpForm):
    due_on = fields.day(_("Hạn mới"))


class QuestionForm(forms.Form):
    code = forms.CharField(
        label=_("Mã"),
        help_text=_("Chữ không dấu và gạch nối, như hoc-cha-me."),
        max_length=40,
        validators=[
            RegexValidator(r"^[a-z0-9-]+$", _("Chỉ dùng chữ thường không dấu, số và gạch nối."))
        ],
    )
    asked_of = forms.ChoiceField(label=_("Hỏi nơi nào"), choices=Inspected)
    words = fields.words(_("Câu hỏi"), rows=2, most=300)
    look_at = fields.line(_("Xem ở đâu"), required=False, most=300)
    law = fields.line(_("Theo quy định nào"), required=False)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=Certainty, initial=Certainty.UNKNOWN
    )

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        """`known`: a question that has its code already is put in other words."""
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["code"]

    def new(self) -> NewQuestion:
        return NewQuestion(**{k: v for k, v in self.cleaned_data.items() if k != "code"})


class InspectionsForm(forms.Form):
    """Filters, in the address."""

    buoc = fields.any_of(_("Tình trạng"), InspectionState)


class RecommendationsForm(forms.Form):
    """Filters, in the address."""

    cho = forms.ChoiceField(
        label=_("Kiến nghị"),
        required=False,
        choices=[
            ("", _("chưa xong")),
            ("overdue", _("quá hạn")),
            ("all", _("tất cả")),
        ],
    )
