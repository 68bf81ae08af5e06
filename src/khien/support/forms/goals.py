"""Goals row by row on the page of a plan, and how far each is on the page of a review."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import Goal, Progress
from khien.support.rules.goals import NewGoal

MOST_GOALS = 30
_EMPTY_ROWS = 2
_LONGEST = 2000


class GoalForm(forms.Form):
    words = forms.CharField(
        label=_("Trẻ cần gì"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    helper = forms.CharField(label=_("Ai giúp"), required=False, max_length=300)
    until = forms.DateField(
        label=_("Đến khi nào"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if (said.get("helper") or said.get("until")) and not (said.get("words") or "").strip():
            self.add_error("words", _("Ghi mục tiêu của dòng này."))
        return said


class _Goals(BaseFormSet):  # type: ignore[type-arg]  # no class to index at run time
    def written(self) -> list[GoalForm]:
        filled = [form for form in self.forms if form.has_changed()]
        return [form for form in filled if form.cleaned_data.get("words")]

    def rows(self) -> list[NewGoal]:
        said = [form.cleaned_data for form in self.written()]
        return [NewGoal(row["words"], row["helper"], row["until"]) for row in said]

    def refused(self, refusal: Refused) -> bool:
        """Puts the sentence at its row; False where it is about none of them."""
        row, _dash, name = refusal.field.partition("-")
        if not name or not row.isdecimal():
            return False
        self.written()[int(row)].add_error(name, str(refusal))
        return True


GoalRows = formset_factory(
    GoalForm,
    formset=_Goals,
    extra=_EMPTY_ROWS,
    max_num=MOST_GOALS,
    absolute_max=MOST_GOALS,
    validate_max=True,
)


def posted_goals(posted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows as they were typed, right or wrong, without the empty ones."""
    rows = (
        {name: str(posted.get(f"form-{n}-{name}") or "") for name in GoalForm.base_fields}
        for n in range(MOST_GOALS)
    )
    return [row for row in rows if any(row.values())]


class NoMeetingForm(forms.Form):
    """On the page of a plan whose needs meeting was not held."""

    without_meeting = forms.CharField(
        label=_("Vì sao không họp được"),
        help_text=_("Ví dụ: không liên hệ được với ai; việc khẩn cấp. Người duyệt đọc lý do này."),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProgressForm(forms.Form):
    """One question for each goal of the plan in force; not answered is not told."""

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {f"goal_{goal.position}": goal for goal in goals}
        for name, goal in self.goals.items():
            self.fields[name] = forms.ChoiceField(
                label=str(goal.words),
                required=False,
                choices=Progress,
                widget=forms.RadioSelect,
            )

    def progress(self) -> dict[Any, Progress]:
        said = ((goal, self.cleaned_data.get(name)) for name, goal in self.goals.items())
        return {goal.pk: Progress(chosen) for goal, chosen in said if chosen}
