"""A campaign, what it shows, and whom it reached."""

import uuid
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.fold import alphabetical
from khien.curriculum.models import Strand
from khien.intake.models import Spoken
from khien.learning.actions.campaign import ReachSaid
from khien.learning.models import Audience, Channel, HowCounted
from khien.learning.rules.campaign import CampaignSaid

_OF_THE_FORM = {"organiser", "seen", "sent_key"}


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget)


def named(names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """Choices in the order of the alphabet."""
    rows = sorted(names.items(), key=lambda row: alphabetical(row[1]))
    return [(str(key), name) for key, name in rows]


class CampaignForm(forms.Form):
    organiser = forms.ChoiceField(label=_("Đơn vị tổ chức"))
    title = forms.CharField(label=_("Tên chiến dịch"), max_length=200)
    message = forms.CharField(
        label=_("Người dân cần nhớ điều gì"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    audiences = forms.MultipleChoiceField(
        label=_("Dành cho"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    strands = forms.MultipleChoiceField(
        label=_("Chủ đề"), choices=Strand.choices, widget=forms.CheckboxSelectMultiple
    )
    starts = _day(_("Từ ngày"))
    ends = _day(_("Đến hết ngày"))
    document = forms.CharField(
        label=_("Số kế hoạch hoặc quyết định"), required=False, max_length=200
    )
    sent_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, organisers: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].choices = named(organisers)  # type: ignore[attr-defined]  # a choice field

    def said(self) -> CampaignSaid:
        given = {k: v for k, v in self.cleaned_data.items() if k not in _OF_THE_FORM}
        lists: dict[str, Any] = {name: tuple(given.pop(name)) for name in ("audiences", "strands")}
        return CampaignSaid(**given, **lists)


class CorrectCampaignForm(CampaignForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, organisers={}, **kwargs)
        del self.fields["organiser"], self.fields["sent_key"]


class MaterialForm(forms.Form):
    title = forms.CharField(label=_("Tờ rơi, bài phát thanh, bài đăng, phim"), max_length=200)
    language = forms.ChoiceField(label=_("Bằng tiếng"), choices=Spoken.choices)
    address = forms.URLField(
        label=_("Địa chỉ trên mạng, nếu có"), required=False, max_length=500, assume_scheme="https"
    )


class ReachForm(forms.Form):
    channel = forms.ChoiceField(label=_("Kênh"), choices=Channel.choices)
    commune = forms.ChoiceField(label=_("Xã, phường"))
    language = forms.ChoiceField(label=_("Bằng tiếng"), choices=Spoken.choices)
    people = forms.IntegerField(label=_("Số người"))
    counted = forms.ChoiceField(label=_("Đếm bằng cách nào"), choices=HowCounted.choices)
    source = forms.CharField(
        label=_("Ai đếm, từ đâu"),
        max_length=250,
        help_text=_("Ví dụ: trưởng thôn đếm ở buổi họp; thống kê của trang."),
    )

    def __init__(self, *args: Any, communes: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].choices = named(communes)  # type: ignore[attr-defined]  # a choice field

    def said(self) -> ReachSaid:
        given = self.cleaned_data
        return ReachSaid(**{**given, "commune": UUID(given["commune"])})
