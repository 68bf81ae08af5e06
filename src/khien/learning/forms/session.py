"""What a person types about sessions, turned into plain arguments."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Strand
from khien.curriculum.queries import Card
from khien.evidence.forms import ManyFiles
from khien.learning.models import Audience, Form, Mode, SchoolYear, State
from khien.learning.rules import Details

GRADES = [(grade, format_lazy(_("Lớp {grade}"), grade=grade)) for grade in range(1, 13)]
_USUAL_MINUTES = 45
_OF_LESSONS = ("lessons", "bands", "lesson_strands")


def _number(field: forms.IntegerField) -> forms.IntegerField:
    field.widget.attrs["inputmode"] = "numeric"
    return field


class SessionForm(forms.Form):
    """One session of an institution already chosen. What numbers may be is for the rules to say."""

    held_on = forms.DateField(
        label=_("Ngày tổ chức"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    form = forms.ChoiceField(label=_("Hình thức"), choices=Form.choices)
    minutes = _number(forms.IntegerField(label=_("Số phút"), initial=_USUAL_MINUTES))
    audience = forms.ChoiceField(label=_("Dành cho"), choices=Audience.choices)
    headcount = _number(
        forms.IntegerField(
            label=_("Số người có mặt"),
            required=False,
            help_text=_("Đếm người, không ghi tên ai. Buổi dự kiến thì để trống."),
        )
    )
    strands = forms.MultipleChoiceField(
        label=_("Chủ đề"), choices=Strand.choices, widget=forms.CheckboxSelectMultiple
    )
    lessons = forms.MultipleChoiceField(
        label=_("Bài học"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn bài đã dạy thì buổi mới được tính là đúng lứa tuổi, đúng chủ đề."),
    )
    mode = forms.ChoiceField(
        label=_("Cách tổ chức"), choices=Mode.choices, initial=Mode.IN_PERSON, required=False
    )
    grades = forms.TypedMultipleChoiceField(
        label=_("Khối lớp"),
        choices=GRADES,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    enrolled = _number(forms.IntegerField(label=_("Sĩ số của các khối đó"), required=False))
    title = forms.CharField(label=_("Tên buổi hoặc tên bài"), required=False, max_length=200)
    evidence = ManyFiles(
        label=_("Bằng chứng: ít nhất một tệp, hoặc số kế hoạch ở dưới"),
        required=False,
        help_text=_(
            "Cần ít nhất một tệp hoặc số kế hoạch thì buổi này mới được xác nhận và được tính. "
            "Ảnh chụp bảng, giáo án, biên bản, bài trình chiếu. Tránh ảnh thấy rõ mặt trẻ em."
        ),
    )
    document = forms.CharField(
        label=_("Số kế hoạch hoặc quyết định, nếu không có tệp"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: 12/KH-TH ngày 05/09/2026."),
    )
    sent_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cards: dict[str, Card] = {}
        self._kept: Details | None = None
        for field in self.fields.values():
            field.error_messages["required"] = _("Hãy điền mục này.")
        if self.sure:
            self._offer_sure()

    @property
    def sure(self) -> bool:
        """Asked about what does not fit, the person says that it is right."""
        return "sure" in self.data

    def _offer_sure(self) -> None:
        label = _("Đúng như vậy, cứ ghi")
        self.fields["sure"] = forms.BooleanField(label=label, required=False)

    def has_answered(self, question: str) -> bool:
        """A question asks once, beside the box that answers it; nothing is changed for anybody."""
        if not question or self.sure:
            return True
        self._offer_sure()
        self.add_error("sure", question)
        return False

    def details(self, *, planned: bool = False) -> Details:
        """Call after is_valid()."""
        said = self.cleaned_data
        kept = self._kept
        return Details(
            held_on=said["held_on"],
            minutes=said["minutes"],
            form=Form(said["form"]),
            strands=tuple(said["strands"]),
            audience=Audience(said["audience"]),
            title=said["title"],
            grades=tuple(said.get("grades", kept.grades if kept else ())),
            headcount=None if planned else said["headcount"],
            enrolled=said.get("enrolled", kept.enrolled if kept else None),
            document=said["document"],
            mode=Mode(said["mode"] or Mode.IN_PERSON),
            **self._taught(said["lessons"]),
        )

    def _taught(self, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The same lessons as before stay what they were when they were taught."""
        if self._kept and set(codes) == set(self._kept.lessons):
            return {name: getattr(self._kept, name) for name in _OF_LESSONS}
        cards = [self._cards[code] for code in codes if code in self._cards]
        bands = {card.band for card in cards}
        strands = {strand for card in cards for strand in card.strands}
        return dict(zip(_OF_LESSONS, (tuple(codes), tuple(bands), tuple(strands)), strict=True))

    def keep(self, kept: Details, cards: Iterable[Card]) -> None:
        """After the offers: what a session says is offered too, so that nobody empties it unseen.

        `cards`: of its lessons, in use or not.
        """
        self._kept = kept
        self.offer_lessons([*cards, *self._cards.values()])
        unknown = [(code, code) for code in kept.lessons if code not in self._cards]
        self.fields["lessons"].choices += unknown  # type: ignore[attr-defined]  # a choice field
        if "grades" in self.fields:
            offered = [grade for grade, _label in self.fields["grades"].choices]  # type: ignore[attr-defined]  # a choice field
            self.offer_grades([*offered, *kept.grades])

    def offer_lessons(self, cards: Iterable[Card]) -> None:
        self._cards = {card.code: card for card in cards}
        choices = [(card.code, f"{card.title} ({card.code})") for card in self._cards.values()]
        self.fields["lessons"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def offer_grades(self, grades: Sequence[int]) -> None:
        """Only the grades the institution has; where it has none the question is left out."""
        if not grades:
            del self.fields["grades"], self.fields["enrolled"]
            return
        self.fields["grades"].choices = [  # type: ignore[attr-defined]  # a choice field
            choice for choice in GRADES if choice[0] in grades
        ]


class CorrectionForm(SessionForm):
    """The same, with the version the person saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class SendBackForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Cần sửa gì?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người ghi buổi này sẽ đọc. Không ghi tên trẻ em."),
    )


class FilterForm(forms.Form):
    """What the list shows; everything may be left open. Wrong values are treated as open."""

    q = forms.CharField(label=_("Tên buổi, tên trường"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("tất cả")), *State.choices]
    )
    form = forms.ChoiceField(
        label=_("Hình thức"), required=False, choices=[("", _("tất cả")), *Form.choices]
    )
    year = forms.ChoiceField(label=_("Năm học"), required=False)

    def __init__(self, *args: Any, years: Sequence[SchoolYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("tất cả")), *((year.code, year.code) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> dict[str, str]:
        """Only what was filled in rightly."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
