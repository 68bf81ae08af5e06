"""What staff fill in about a report or an incident: decision, answer, correction, reason."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.refusal import Refused
from khien.intake.forms.fields import Choice, Commune, Line, Words
from khien.intake.models import HarmKind, Outcome, PriorityLevel
from khien.intake.queries.offices import Groups
from khien.intake.rules.triage import NewDecision


def add_refusal(form: forms.Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


class DecisionForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("tin báo", "Hướng xử lý"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    title = Line(
        label=_("Tên ngắn của sự việc mới"),
        help_text=_("Không ghi tên trẻ em."),
        required=False,
    )
    commune_happened = Commune(label=_("Nơi xảy ra"))
    commune_residence = Commune(label=_("Nơi trẻ em ở"))
    incident = forms.ChoiceField(label=_("Sự việc đã có để ghép vào"), required=False)
    referred_to = Line(label=_("Nơi đã chuyển đến, nếu ngoài phạm vi"), required=False)
    why = Words(
        label=_("Lý do"),
        rows=3,
        help_text=_("Cần có khi không làm tiếp, khi chuyển nơi khác."),
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Mức khẩn"),
        choices=[("", _("Giữ mức đang có")), *PriorityLevel.choices],
        required=False,
    )
    level_why = Line(label=_("Lý do đổi mức khẩn"), required=False)

    def __init__(
        self,
        *args: Any,
        communes: Sequence[Choice],
        incidents: Sequence[Choice],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["incident"].choices = [("", _("Chọn sự việc")), *incidents]  # type: ignore[attr-defined]  # a choice field
        for name in ("commune_happened", "commune_residence"):
            self.fields[name].offer(communes, blank=_("Chưa rõ"))  # type: ignore[attr-defined]  # a commune field

    def decision(self) -> NewDecision:
        said = self.cleaned_data
        return NewDecision(
            outcome=said["outcome"],
            why=said["why"],
            referred_to=said["referred_to"],
            level=said["level"],
            level_why=said["level_why"],
            title=said["title"],
            incident_id=UUID(said["incident"]) if said["incident"] else None,
            commune_happened_id=said["commune_happened"],
            commune_residence_id=said["commune_residence"],
        )


class AnswerForm(forms.Form):
    text = Words(
        label=_("Trả lời người báo tin"),
        help_text=_("Người báo đọc được khi quay lại bằng mã. Đừng hỏi tên."),
        required=False,
    )


class IncidentForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = Line(
        label=_("Tên ngắn của sự việc"), help_text=_("Không ghi tên trẻ em."), required=False
    )
    summary = Words(label=_("Tóm tắt"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Loại việc"),
        choices=HarmKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    commune_happened = Commune(label=_("Nơi xảy ra"))
    commune_residence = Commune(label=_("Nơi trẻ em ở"))
    commune_other_home = Commune(label=_("Nơi ở thứ hai, nếu trẻ ở hai nơi"))

    def __init__(self, *args: Any, communes: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("commune_happened", "commune_residence", "commune_other_home"):
            self.fields[name].offer(communes, blank=_("Chưa rõ"))  # type: ignore[attr-defined]  # a commune field


class ReasonForm(forms.Form):
    why = Line(label=_("Lý do"), required=False)


def _office(**options: Any) -> forms.TypedChoiceField:
    """The choices come with the form; the value is the binding of an office to its function."""
    return forms.TypedChoiceField(
        coerce=lambda value: UUID(value) if value else None, empty_value=None, **options
    )


class SendForm(forms.Form):
    office = _office(
        label=_("Chuyển đến"),
        help_text=_("Cơ quan đã có tin hoặc không được biết thì không có trong danh sách."),
    )

    def __init__(self, *args: Any, offices: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("Chọn cơ quan")), *offices]  # type: ignore[attr-defined]  # a choice field


class KeepAwayForm(forms.Form):
    person = Line(
        label=_("Người không được thấy"),
        required=False,
        help_text=_("Họ tên đầy đủ hoặc tên tài khoản. Có thể là chính bạn."),
    )
    office = _office(label=_("Cơ quan không được thấy"), required=False)
    why = Words(
        label=_("Lý do"),
        rows=3,
        help_text=_("Ví dụ: là người thân của người bị báo. Chỉ người xem được tin mới đọc được."),
        required=False,
    )

    def __init__(self, *args: Any, offices: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("Không chọn")), *offices]  # type: ignore[attr-defined]  # a choice field
