"""The fixed questions of triage as an officer answers them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.models import Answer, HarmKind
from khien.intake.rules.questions import NewAnswers


def _asked(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Answer.choices, widget=forms.RadioSelect)


class QuestionsForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    danger_now = _asked(_("Trẻ có đang gặp nguy hiểm ngay lúc này không?"))
    injury = _asked(_("Trẻ có bị thương không?"))
    offender_near = _asked(_("Người gây hại có ở gần trẻ không?"))
    meeting = _asked(_("Có hẹn gặp kẻ gây hại không?"))
    publish = _asked(_("Có lời dọa tung hình ảnh không?"))
    child_age = forms.IntegerField(
        label=_("Tuổi của trẻ"), min_value=0, max_value=120, required=False
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại việc"),
        choices=HarmKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def answers(self) -> NewAnswers:
        said = dict(self.cleaned_data)
        del said["seen"]
        said["kinds"] = tuple(said["kinds"])
        return NewAnswers(**said)
