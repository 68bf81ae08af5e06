"""A new task, and whom it is given to."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.fold import alphabetical
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.law.queries import documents
from khien.steering.forms.fields import day, reason, words
from khien.steering.models import AssignmentRole, Plan, Repeats, TaskSource
from khien.steering.rules.task import Given, Holder, NewTask

_BY_FUNCTION, _BY_NAME = "f:", "o:"


class TaskForm(forms.Form):
    number = forms.CharField(
        label=_("Số thứ tự"), help_text=_("Như kế hoạch ghi, ví dụ: II.1."), max_length=20
    )
    title = forms.CharField(label=pgettext_lazy("kế hoạch", "Nhiệm vụ"), max_length=300)
    text = words(_("Nội dung công việc"), required=False, most=4000)
    product = forms.CharField(
        label=_("Kết quả phải có"),
        help_text=_("Văn bản, sản phẩm, con số khi xong việc."),
        max_length=300,
        required=False,
    )
    group = forms.ChoiceField(label=_("Nhóm nhiệm vụ"), required=False)
    source = forms.ChoiceField(label=_("Giao từ đâu"), choices=TaskSource)
    cited = forms.CharField(
        label=_("Mục, khoản giao việc"), help_text=_("Ví dụ: mục III.2."), max_length=120
    )
    document = forms.ChoiceField(
        label=_("Văn bản giao việc, nếu không phải chính kế hoạch"), required=False
    )
    due = day(_("Đến hạn"), _("Để trống nếu không có hạn."), required=False)
    repeats = forms.ChoiceField(label=_("Lặp lại"), choices=Repeats)
    replaces = forms.ChoiceField(label=_("Thay cho nhiệm vụ đã thôi"), required=False)

    def __init__(self, *args: Any, plan: Plan, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = plan.task_groups.filter(until=None)
        self._groups = {str(row.pk): row for row in groups}
        self._documents = {str(row.document.pk): row.document for row in documents(on)}
        ended = plan.tasks.filter(until__isnull=False, replaced_by=None)
        self._ended = {str(row.pk): row for row in ended.order_by("number")}
        self._offer("replaces", [(key, str(row)) for key, row in self._ended.items()])
        names = [(key, row.reference) for key, row in self._documents.items()]
        self._offer("group", [(key, row.title) for key, row in self._groups.items()])
        self._offer("document", names)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", "–"), *choices]

    def new_task(self) -> NewTask:
        said = dict(self.cleaned_data)
        said["group"] = self._groups.get(said["group"])
        said["document"] = self._documents.get(said["document"])
        said["replaces"] = self._ended.get(said["replaces"])
        said["source"], said["repeats"] = TaskSource(said["source"]), Repeats(said["repeats"])
        return NewTask(**said)


class AssignForm(forms.Form):
    """Offices by the function they carry, so that the task follows it; others by name."""

    role = forms.ChoiceField(label=_("Làm gì"), choices=AssignmentRole)
    offices = forms.MultipleChoiceField(
        label=_("Cơ quan cấp tỉnh"), required=False, widget=forms.CheckboxSelectMultiple
    )
    every_commune = forms.BooleanField(
        label=_("Ủy ban nhân dân của mọi xã, phường"), required=False
    )
    communes = forms.MultipleChoiceField(
        label=_("Hoặc chỉ các xã, phường này"),
        required=False,
        help_text=_("Giữ phím Ctrl để chọn nhiều nơi."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    due = day(_("Hạn riêng"), _("Để trống thì theo hạn của nhiệm vụ."), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = directory.installation()
        self._communes = list(directory.communes_of_installation(on))
        offices = list(province_offices(here.province_id, on)) if here else []
        cast("forms.MultipleChoiceField", self.fields["offices"]).choices = offices
        places = sorted(self._communes, key=lambda row: alphabetical(row.name))
        choices = [(str(row.pk), row.name) for row in places]
        cast("forms.MultipleChoiceField", self.fields["communes"]).choices = choices

    def given(self) -> list[Given]:
        said = self.cleaned_data
        role, due = AssignmentRole(said["role"]), said.get("due")
        communes = set(said["communes"])
        if said["every_commune"]:
            communes = {str(row.pk) for row in self._communes}
        holders = [holder_of(value) for value in said["offices"]]
        holders += [Holder(Function.COMMUNE_COMMITTEE, UUID(key)) for key in sorted(communes)]
        return [Given(holder, role, due) for holder in holders]


def province_offices(province: UUID, on: date) -> Iterable[tuple[str, str]]:
    bound = list(directory.bindings(province, on))
    for row in bound:
        words = f"{row.office_name} – {row.get_function_display()}"
        yield f"{_BY_FUNCTION}{row.function}:{province}", words
    carrying = {row.organisation_id for row in bound}
    for office in directory.offices_of(province, on):
        if office.pk not in carrying:
            yield f"{_BY_NAME}{office.pk}", office.name


def holder_of(value: str) -> Holder:
    """Of a choice of `province_offices`."""
    if value.startswith(_BY_NAME):
        return Holder(organisation=UUID(value.removeprefix(_BY_NAME)))
    function, territory = value.removeprefix(_BY_FUNCTION).split(":")
    return Holder(Function(function), UUID(territory))


class SuspendForm(forms.Form):
    since = day(_("Tạm dừng từ ngày"))
    until = day(_("Làm tiếp từ ngày"), _("Để trống nếu chưa biết."), required=False)
    reason = reason()


class CancelForm(forms.Form):
    why = reason(_("Vì sao hủy"))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class TasksForm(forms.Form):
    """Filters, in the address."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    nhom = forms.ChoiceField(label=_("Nhóm nhiệm vụ"), required=False)
    tinh = forms.ChoiceField(label=_("Tình trạng"), required=False)
    ke_hoach = forms.ChoiceField(label=_("Kế hoạch"), required=False)

    def __init__(
        self,
        *args: Any,
        plans: Iterable[Plan],
        plan: Plan,
        states: list[tuple[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = [(str(row.pk), row.title) for row in plan.task_groups.filter(until=None)]
        self._offer("nhom", [("", _("tất cả")), *groups])
        self._offer("tinh", [("", _("tất cả")), *states])
        self._offer("ke_hoach", [(str(row.pk), str(row)) for row in plans])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices
