"""To which incident several reports are joined."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.forms.fields import Choice, Line, Words
from khien.intake.models import Outcome
from khien.intake.rules import joining as rules
from khien.intake.rules.triage import NewDecision


class JoinForm(forms.Form):
    into = forms.ChoiceField(label=_("Ghép vào sự việc nào?"), required=False)
    title = Line(
        label=_("Tên ngắn của sự việc mới"), help_text=_("Không ghi tên trẻ em."), required=False
    )
    why = Words(label=_("Lý do"), rows=3, required=False)

    def __init__(self, *args: Any, incidents: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Chọn sự việc")), (rules.NEW, _("Mở một sự việc mới")), *incidents]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def decision(self) -> NewDecision:
        said = self.cleaned_data
        rules.check_into(said["into"])
        if said["into"] == rules.NEW:
            return NewDecision(Outcome.INCIDENT_OPENED, title=said["title"], why=said["why"])
        joined = Outcome.INCIDENT_JOINED
        return NewDecision(joined, why=said["why"], incident_id=UUID(said["into"]))
