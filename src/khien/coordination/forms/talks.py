"""Threads and meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.coordination.actions.threads import NewPost, NewThread
from khien.coordination.forms import fields
from khien.coordination.forms.fields import Step
from khien.coordination.models import Ask, Meeting
from khien.coordination.subjects import read


def _several(label: Any, help_text: Any = "", *, required: bool = False) -> Any:
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def _communes(label: Any) -> Any:
    """Of a hundred and more, several: a list to mark in."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        help_text=_("Giữ phím Ctrl để chọn nhiều nơi."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )


def _ids(said: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in said]


class PostForm(forms.Form):
    office = forms.ChoiceField(label=_("Viết thay đơn vị"))
    words = fields.words(pgettext_lazy("trao đổi", "Nội dung"))
    answers = _several(_("Trả lời cho"))
    asked = _several(_("Đơn vị phải trả lời"))
    due_on = fields.day(_("Trả lời trước hết ngày"), required=False)

    def __init__(
        self,
        *args: Any,
        offices: Mapping[UUID, str],
        others: Mapping[UUID, str],
        asks: Iterable[tuple[Ask, str]] = (),
        **kwargs: Any,
    ) -> None:
        """`asks`: what these offices must answer there, each in words."""
        super().__init__(*args, **kwargs)
        fields.offer_offices(self, "office", offices)
        fields.offer(self, "asked", [(str(pk), name) for pk, name in others.items()])
        self.open_asks = {str(ask.pk): ask for ask, _text in asks}
        if self.open_asks:
            fields.offer(self, "answers", [(str(ask.pk), text) for ask, text in asks])
            self.fields["answers"].initial = list(self.open_asks)
        else:
            del self.fields["answers"]

    def post(self) -> NewPost:
        said = self.cleaned_data
        answered = [self.open_asks[pk] for pk in said.get("answers", ())]
        return NewPost(said["words"], _ids(said["asked"]), said["due_on"], answered)


class ThreadForm(PostForm):
    title = fields.line(_("Trao đổi về việc gì"), _("Một dòng. Không ghi tên người."))
    about = forms.ChoiceField(label=_("Thuộc việc nào"), required=False)
    offices = _several(_("Đơn vị cùng đọc"))
    communes = _communes(_("Xã, phường cùng đọc"))
    communes_answer = forms.BooleanField(
        label=_("Các xã, phường đã chọn cũng phải trả lời"), required=False
    )
    field_order = (
        "office",
        "title",
        "about",
        "words",
        "offices",
        "communes",
        "asked",
        "communes_answer",
        "due_on",
    )

    def __init__(
        self,
        *args: Any,
        others: Mapping[UUID, str],
        communes: Mapping[UUID, str],
        subjects: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, others=others, **kwargs)
        fields.offer(self, "communes", [(str(pk), name) for pk, name in communes.items()])
        fields.offer(self, "about", subjects)
        fields.offer(self, "offices", [(str(pk), name) for pk, name in others.items()])

    def thread(self) -> NewThread:
        said = self.cleaned_data
        offices, communes = _ids(said["offices"]), _ids(said["communes"])
        post = self.post()
        if said["communes_answer"]:
            post = replace(post, asked=[*post.asked, *communes])
        return NewThread(said["title"], read(said["about"]), [*offices, *communes], post)


class ThreadsForm(forms.Form):
    """Filters, in the address."""

    tim = fields.line(_("Trao đổi về"), required=False, most=100)
    buoc = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("tất cả")),
            ("mine", _("đơn vị tôi phải trả lời")),
            ("open", _("đang trao đổi")),
            ("closed", _("đã khép lại")),
        ],
    )


class MeetingForm(Step):
    office = forms.ChoiceField(label=_("Đơn vị chủ trì"))
    title = fields.line(_("Cuộc họp về"))
    held_at = fields.moment(_("Bắt đầu lúc"))
    ended_at = fields.moment(pgettext_lazy("họp", "Kết thúc lúc"), required=False)
    place = fields.line(_("Địa điểm"))
    chair = fields.line(_("Người chủ trì"), _("Họ tên, chức vụ."))
    secretary = fields.line(_("Người ghi"), _("Họ tên, chức vụ."))
    offices = _several(_("Đơn vị được mời"))
    communes = _communes(_("Xã, phường được mời"))
    agenda = fields.words(_("Nội dung họp"), _("Mỗi việc một dòng."), rows=4)
    said = fields.words(_("Ý kiến"), _("Mỗi ý kiến một dòng."), required=False, rows=6)
    concluded = fields.words(_("Kết luận"), required=False, rows=4)

    def __init__(
        self,
        *args: Any,
        own: Mapping[UUID, str],
        others: Mapping[UUID, str],
        communes: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields.offer_offices(self, "office", own)
        fields.offer(self, "communes", [(str(pk), name) for pk, name in communes.items()])
        fields.offer(self, "offices", [(str(pk), name) for pk, name in others.items()])

    def told(self) -> dict[str, Any]:
        """What the action takes."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in {"seen", "communes"}}
        invited = [*said["offices"], *self.cleaned_data["communes"]]
        return said | {"office": UUID(said["office"]), "offices": _ids(invited)}

    @staticmethod
    def of(meeting: Meeting, offices: Iterable[UUID]) -> dict[str, object]:
        names = ("title", "held_at", "ended_at", "place", "chair", "secretary")
        texts = ("agenda", "said", "concluded")
        stored = {name: getattr(meeting, name) for name in (*names, *texts)}
        invited = [str(pk) for pk in offices if pk != meeting.office_id]
        fixed = {"office": str(meeting.office_id), "seen": meeting.version}
        return stored | fixed | {"offices": invited, "communes": invited}


class PeopleForm(Step):
    """Who came, one field for each office that was asked: `people_<id>`."""

    def __init__(self, *args: Any, offices: Mapping[UUID, tuple[str, str]], **kwargs: Any) -> None:
        """`offices`: office → its name, who came so far."""
        super().__init__(*args, **kwargs)
        self.offices = list(offices)
        for pk, (name, people) in offices.items():
            self.fields[f"people_{pk}"] = forms.CharField(
                label=name, required=False, max_length=500, initial=people
            )

    def people(self) -> dict[UUID, str]:
        return {pk: self.cleaned_data[f"people_{pk}"] for pk in self.offices}


class ActionForm(forms.Form):
    words = fields.line(_("Làm việc gì"), most=300)
    whom = forms.ChoiceField(label=_("Giao cho"))
    due_on = fields.day(_("Phải xong trước hết ngày"))

    def __init__(self, *args: Any, whom: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, "whom", whom)
