"""The three short screens of a report. Only what happened is asked of everybody."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Answer, Door
from khien.intake.queries.places import Place, communes_meant
from khien.intake.rules.codes import CodeStyle
from khien.intake.rules.plain_text import plain_text
from khien.intake.rules.report import LONGEST_TEXT, day_in
from khien.portal.forms.fields import Age, Files, Line, Lines, Words
from khien.portal.wording import WORDS, Text, askers_of, kinds_of

YES_NO_UNKNOWN = [
    (Answer.YES, _("Có")),
    (Answer.NO, _("Không")),
    (Answer.UNKNOWN, _("Không rõ")),
]
CODE_STYLES = [
    (CodeStyle.DIGITS, _("16 chữ số")),
    (CodeStyle.WORDS, _("6 từ tiếng Việt")),
]
SUPPORT = [("yes", _("Có")), ("no", _("Không, chỉ báo tin"))]
MAY_CONTACT = [
    ("yes", _("Có thể liên lạc")),
    ("no", _("Đừng liên lạc, chỉ xem lại bằng mã")),
]
ELSEWHERE = "elsewhere"


def _choose(choices: list[Any], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, required=False, **kwargs)


def _say(form: forms.Form, name: str, label: Text, *, hint: Text = "") -> None:
    """In the words of the door."""
    field: Any = form.fields[name]
    field.label = label
    field.help_text = hint or field.help_text


@dataclass(frozen=True)
class Unclear:
    """An answer that could not be read, and why; the person may leave it as it is."""

    field: forms.BoundField
    why: str


class Screen(forms.Form):
    """One of three; each is worded for who speaks, and knows the day.

    Nobody is stopped by a question that may stay empty: an answer that cannot be read is kept aside
    in its own words, with its question, for the person who reads the report.
    """

    must_be_right: frozenset[str] = frozenset()

    def __init__(self, *args: Any, door: Door, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.aside: list[str] = []
        self.unread: dict[str, str] = {}
        self.unclear: list[Unclear] = []
        self.word(door)

    def clean(self) -> dict[str, Any]:
        for name in set(self.errors) - self.must_be_right:
            field = self.fields[name]
            self.unread[name] = str(self.errors[name][0])
            if isinstance(field, Words | Line):
                self.aside.append(f"{field.label} {plain_text(self.data.get(name) or '')}")
            del self.errors[name]
            self.cleaned_data[name] = field.clean(None)
        return self.cleaned_data

    def ask(self) -> None:
        """Before going on, once: what only the person can decide. Sending never asks."""

    @abstractmethod
    def word(self, door: Door) -> None:
        """Put the questions in the words of the door."""


class WhatForm(Screen):
    """Screen 1. A link alone is enough for somebody who cannot find words."""

    urls = Lines(required=False, rows=2)
    what_happened = Words(required=False, rows=5)
    danger_now = _choose(YES_NO_UNKNOWN)

    must_be_right = frozenset({"what_happened"})

    def word(self, door: Door) -> None:
        words = WORDS[door]
        self.order_fields(
            ["danger_now", "urls"] if words.link_first else ["danger_now", "what_happened"]
        )
        _say(self, "danger_now", words.danger)
        _say(self, "urls", words.links, hint=_("Chép và dán vào đây. Mỗi dòng một đường dẫn."))
        _say(self, "what_happened", words.what, hint=words.what_hint)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not (self.errors or given["what_happened"] or given["urls"] or self.aside):
            self.add_error("what_happened", str(_("Hãy viết vài chữ về chuyện đã xảy ra.")))
        return given


class WhereForm(Screen):
    """Screen 2. Everything here may be left empty. The fields stand as on the page.

    `asked`: what could not be read was asked about once.
    """

    kinds = forms.MultipleChoiceField(
        label=_("Chuyện đó giống điều nào dưới đây?"),
        help_text=_("Chọn bao nhiêu điều cũng được."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    child_age = Age(required=False)
    commune = Line(
        help_text=_("Tên cũ hay tên mới đều được, viết không dấu cũng được."), required=False
    )
    commune_choice = _choose([], label=_("Có nhiều nơi gần giống. Nơi nào đúng?"))
    happened = Line(
        label=_("Chuyện xảy ra khi nào?"),
        help_text=_("Viết ngày như 20/11/2026, hoặc bằng lời: tối qua, tuần trước."),
        required=False,
    )
    platform = Line(
        label=_("Ở đâu trên mạng?"),
        help_text=_("Ví dụ: Facebook, Zalo, TikTok, YouTube, tên trò chơi, tên nhóm."),
        required=False,
    )
    handles = Lines(
        label=_("Tên tài khoản của người đó"),
        help_text=_("Mỗi dòng một tên, ví dụ @ten_tai_khoan."),
        rows=2,
        required=False,
    )
    phones = Lines(label=_("Số điện thoại của người đó"), rows=2, required=False)
    bank_accounts = Lines(label=_("Số tài khoản ngân hàng, ví điện tử"), rows=2, required=False)
    offender_near = _choose(YES_NO_UNKNOWN)
    asked = forms.CharField(widget=forms.HiddenInput, required=False)

    def word(self, door: Door) -> None:
        self.places: list[Place] = []
        words = WORDS[door]
        self.fields["kinds"].choices = kinds_of(door)  # type: ignore[attr-defined]  # a choice field
        _say(self, "offender_near", words.near)
        _say(self, "child_age", words.age)
        _say(self, "commune", words.commune)
        if self.is_bound:
            self._offer_places(self.data.get("commune") or "")

    def _offer_places(self, typed: str) -> None:
        self.places = communes_meant(typed[:200].replace("\x00", ""), on=self.day)
        field = self.fields["commune_choice"]
        field.choices = [  # type: ignore[attr-defined]  # a choice field
            *((str(place.id), _place_name(place)) for place in self.places),
            (ELSEWHERE, _("Nơi khác, hoặc không rõ")),
        ]

    @property
    def asks_which_place(self) -> bool:
        return len(self.places) > 1

    def clean_happened(self) -> str:
        told: str = self.cleaned_data["happened"]
        try:
            told_day = day_in(told)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if told_day is not None and told_day > self.day:
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy xem lại ngày."))
        return told

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen = given["commune_choice"]
        if len(self.places) == 1:
            chosen = str(self.places[0].id)
        known = chosen and chosen != ELSEWHERE and self.places
        given["commune_id"] = UUID(chosen) if known else None
        return given

    def ask(self) -> None:
        if self.asks_which_place and not self.cleaned_data["commune_choice"]:
            self.add_error("commune_choice", str(_("Chọn một nơi, hoặc cứ bấm Tiếp nếu không rõ.")))
            self.data = {**self.data, "commune_choice": ELSEWHERE}
        if not self.cleaned_data["asked"]:
            self.unclear = list(self._unclear())
            self.data = {**self.data, "asked": "yes" if self.unclear else ""}

    def _unclear(self) -> Iterator[Unclear]:
        for name in ("child_age", "commune", "happened"):
            if name in self.unread:
                yield Unclear(self[name], self.unread[name])
            elif name == "commune" and self.cleaned_data[name] and not self.places:
                yield Unclear(self[name], str(_("Chưa tìm thấy xã, phường này.")))


def _place_name(place: Place) -> str:
    name = f"{place.name}, {place.province}" if place.province else place.name
    return f"{name} ({place.formerly})" if place.formerly else name


class WishForm(Screen):
    """Screen 3. What is wanted, who may know, how to come back."""

    support = _choose(SUPPORT)
    asked_by = _choose([], label=_("Ai là người muốn được hỗ trợ?"))
    contact_safe = _choose(MAY_CONTACT)
    safe_contact = Line(required=False)
    contact_address = Line(
        label=_("Số điện thoại hoặc cách liên lạc"),
        help_text=_("Để trống cũng được: vẫn xem được trả lời bằng mã."),
        required=False,
    )
    must_not_know = Line(
        help_text=_("Người đó sẽ không được giao xem tin này."),
        longest=LONGEST_TEXT,
        required=False,
    )
    attachments = Files(
        label=_("Tệp đính kèm"),
        help_text=_(
            "Ảnh chụp màn hình tin nhắn, ghi âm… Nhiều nhất 20 tệp, mỗi tệp 30 MB, tất cả 200 MB. "
            "Đừng bao giờ gửi ảnh, phim có cảnh xâm hại hay ảnh riêng tư: hãy gửi đường dẫn."
        ),
        required=False,
    )
    code_style = _choose(
        CODE_STYLES,
        label=_("Mã để xem lại tin này"),
        help_text=_("Chọn loại nào dễ nhớ hơn."),
        initial=CodeStyle.DIGITS,
    )

    def word(self, door: Door) -> None:
        words = WORDS[door]
        _say(self, "support", words.support)
        _say(self, "contact_safe", words.voice.may_contact)
        contact_hint = _("Ví dụ: sau 17 giờ, chỉ nhắn tin, đừng gọi.")
        _say(self, "safe_contact", words.contact, hint=contact_hint)
        _say(self, "must_not_know", words.secret_from)
        self.fields["asked_by"].choices = askers_of(door)  # type: ignore[attr-defined]  # a choice field
        if words.asked_by is not None:
            del self.fields["asked_by"]


SCREENS: tuple[type[Screen], ...] = (WhatForm, WhereForm, WishForm)
