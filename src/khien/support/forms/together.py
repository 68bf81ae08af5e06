"""Forms of meetings, assigned actions, transfers and hand-over."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.people.models import User
from khien.support.forms.parts import PersonField, PlaceField, choice, day, line, words
from khien.support.models import Absence, MeetingKind, TransferReason

TASKS = 3  # assigned on the page of a meeting; further ones on a page of their own


class ActionForm(forms.Form):
    what = words(_("Việc cần làm"), required=True, rows=2)
    assignee = PersonField(
        label=_("Giao cho"), required=False, empty_label=_("Người khác, ghi bên dưới")
    )
    outside = line(_("Người khác"), _("Khi không có trong danh sách: tên, nơi làm việc."))
    due_on = day(_("Làm xong trước hết ngày"))

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PersonField", self.fields["assignee"]).queryset = colleagues


class MeetingForm(forms.Form):
    kind = choice(_("Họp gì?"), MeetingKind)
    held_on = day(_("Ngày họp"))
    place = line(_("Nơi họp"))
    took_part = words(
        _("Những ai đã dự"),
        required=True,
        help_text=_("Mỗi dòng một người: tên, nơi làm việc. Có hỏi ý kiến trẻ thì ghi rõ."),
    )
    discussed = words(_("Đã bàn những gì"), rows=5)
    decided = words(_("Đã thống nhất những gì"), required=True, rows=4)


class FinishForm(forms.Form):
    done_on = day(_("Ngày làm xong"))
    result = words(_("Kết quả"))


class TransferForm(forms.Form):
    target = PlaceField(
        label=_("Chuyển đến xã, phường"),
        queryset=Organisation.objects.none(),
        empty_label=_("Chọn xã, phường"),
    )
    reason = choice(
        _("Vì sao chuyển?"),
        [pair for pair in TransferReason.choices if pair[0] != TransferReason.SUCCESSION],
    )
    situation = words(
        _("Tình hình của trẻ lúc này"),
        required=True,
        help_text=_("Nơi nhận đọc phần này trước khi nhận hồ sơ."),
        rows=4,
    )
    still_open = words(_("Việc đang dở, hẹn sắp tới"))
    safe_contact = words(_("Liên hệ với ai thì an toàn; ai không được biết"))

    def __init__(self, *args: Any, communes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PlaceField", self.fields["target"]).offer(communes)


class AnswerForm(forms.Form):
    answer = words(_("Lý do không nhận"), required=True)


class LeavingForm(forms.Form):
    """`taker` for everything; `taker_<key>` for one piece, where it goes to somebody else."""

    absence = choice(_("Nghỉ thế nào?"), Absence)
    last_day = day(
        _("Làm thay đến hết ngày"),
        required=False,
        help_text=_("Hết ngày này, việc tự trở về người cũ. Nghỉ hẳn thì để trống."),
    )
    taker = PersonField(label=_("Người nhận tất cả"), empty_label=_("Chọn người nhận"))

    def __init__(
        self, *args: Any, takers: list[User], pieces: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(pk__in=[user.pk for user in takers]).order_by("folded_name")
        cast("PersonField", self.fields["taker"]).queryset = people
        self.pieces = [f"taker_{key}" for key, _name in pieces]
        for key, name in pieces:
            self.fields[f"taker_{key}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", _("như trên")), *((str(u.pk), str(u)) for u in takers)],
            )
