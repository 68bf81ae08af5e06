"""A plan that is opened, a decision that changes one, a list of tasks that is handed in."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.law.queries import documents
from khien.steering.forms.fields import day, words
from khien.steering.models import Plan, Task
from khien.steering.queries.plans import in_order
from khien.steering.rules.plan import Change, NewPlan


class PlanForm(forms.Form):
    number = forms.CharField(
        label=_("Số, ký hiệu"), help_text=_("Ví dụ: 12/KH-UBND."), max_length=40
    )
    title = forms.CharField(label=_("Tên kế hoạch"), max_length=300)
    issuer = forms.CharField(label=_("Nơi ban hành"), max_length=120)
    issued = day(_("Ngày ban hành"))
    starts = day(_("Bắt đầu từ ngày"))
    ends = day(_("Kế hoạch kết thúc ngày"))
    certainty = forms.ChoiceField(label=_("Biết chắc đến đâu"), choices=Certainty)
    follows = forms.ChoiceField(
        label=_("Nối tiếp kế hoạch"),
        help_text=_("Chép mục tiêu và nhóm nhiệm vụ của kế hoạch ấy; kế hoạch ấy vẫn mở bên cạnh."),
        required=False,
    )
    bases = forms.MultipleChoiceField(
        label=_("Căn cứ"),
        help_text=_("Văn bản lấy ở mục Pháp luật. Giữ phím Ctrl để chọn nhiều văn bản."),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans = {str(row.pk): row for row in Plan.objects.order_by("-starts")}
        self.documents = {str(row.document.pk): row.document for row in documents(on)}
        follows = [(key, str(row)) for key, row in self._plans.items()]
        cast("forms.ChoiceField", self.fields["follows"]).choices = [("", "–"), *follows]
        bases = [(key, row.reference) for key, row in self.documents.items()]
        cast("forms.MultipleChoiceField", self.fields["bases"]).choices = bases

    def new_plan(self) -> NewPlan:
        said = {key: value for key, value in self.cleaned_data.items() if key != "bases"}
        said["follows"] = self._plans.get(said["follows"])
        return NewPlan(**said)


class ChangeForm(forms.Form):
    decision = forms.CharField(
        label=_("Quyết định số"), help_text=_("Ví dụ: 215/QĐ-UBND."), max_length=80
    )
    decided_on = day(_("Ngày quyết định"))
    holds_from = day(_("Có hiệu lực từ ngày"))
    changes = words(_("Sửa điều gì, vì sao"), most=4000)
    ends = forms.MultipleChoiceField(
        label=_("Nhiệm vụ thôi thực hiện"),
        help_text=_("Việc đang giao của các nhiệm vụ này được hủy; việc đã xong vẫn giữ."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = in_order(plan.tasks.filter(until=None, cancelled_at=None).select_related("group"))
        self._tasks: dict[str, Task] = {str(row.pk): row for row in rows}
        choices = [(key, str(row)) for key, row in self._tasks.items()]
        cast("forms.MultipleChoiceField", self.fields["ends"]).choices = choices

    def change(self) -> Change:
        said = {key: value for key, value in self.cleaned_data.items() if key != "seen"}
        said["ends"] = tuple(self._tasks[key] for key in said["ends"])
        return Change(**said)


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp Word hoặc Excel"), help_text=_("Theo mẫu ở trên, không quá 5 MB.")
    )
