"""What a phone sends at once; what is wrong with one thing is told of that one, by its id."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.refusal import Refused
from khien.curriculum.queries import cards
from khien.learning.actions.phone import MOST_AT_ONCE, Sending, SessionSaid
from khien.learning.forms.sent_sheet import read_sheet
from khien.learning.forms.session import SessionForm
from khien.learning.models.session import MOST_PEOPLE
from khien.learning.rules.session import LONGEST_MINUTES, SHORTEST_MINUTES

Said = TypeVar("Said")
# Said on the phone at once: what comes back refused cannot be corrected there.
_BOUNDS = {
    "minutes": (SHORTEST_MINUTES, LONGEST_MINUTES),
    "headcount": (1, MOST_PEOPLE),
    "enrolled": (1, MOST_PEOPLE),
}


class PhoneSessionForm(SessionForm):
    """A session written down on the phone: evidence is added later, where there is network."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("evidence", "sent_key"):
            del self.fields[name]
        self.fields["headcount"].required = True
        self.fields["headcount"].help_text = gettext_lazy("Đếm người, không ghi tên ai.")
        for name, (least, most) in _BOUNDS.items():
            self.fields[name].widget.attrs |= {"min": least, "max": most}


class SentSessionForm(PhoneSessionForm):
    id = forms.UUIDField()
    school = forms.UUIDField()

    def sent(self) -> SessionSaid:
        said = self.cleaned_data
        return SessionSaid(said["id"], said["school"], self.details())


class PhotoForm(forms.Form):
    """One photograph, as a phone sends it. `person`: who took it."""

    person = forms.CharField(max_length=40)
    session = forms.UUIDField()
    photo = forms.FileField(allow_empty_file=True)

    def sent(self) -> tuple[str, UUID, Any]:
        if not self.is_valid():
            raise Refused(_("Điều máy gửi không đọc được."))
        said = self.cleaned_data
        return said["person"], said["session"], said["photo"]


def sending(body: bytes) -> Sending:
    """Refused where it is nothing a phone of ours sends."""
    try:
        told = json.loads(body)
        kinds = {name: list(told.get(name, [])) for name in ("sessions", "sheets")}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise Refused(_("Điều máy gửi không đọc được.")) from None
    if sum(map(len, kinds.values())) > MOST_AT_ONCE:
        raise Refused(_("Mỗi lần gửi nhiều nhất %(most)s phiếu.") % {"most": MOST_AT_ONCE})
    unread: dict[str, str] = {}
    sessions = _read(_session, kinds["sessions"], unread)
    sheets = _read(read_sheet, kinds["sheets"], unread)
    return Sending(str(told.get("person", "")), sessions, sheets, unread)


def _session(row: Mapping[str, Any]) -> SessionSaid:
    form = SentSessionForm(row)
    form.offer_lessons(cards())
    if not form.is_valid():
        raise Refused(" ".join(str(e) for each in form.errors.values() for e in each))
    return form.sent()


def _read(
    one: Callable[[Mapping[str, Any]], Said], rows: list[Any], unread: dict[str, str]
) -> list[Said]:
    found = []
    for row in rows:
        told = row if isinstance(row, Mapping) else {}
        try:
            found.append(one(told))
        except Refused as refusal:
            unread[str(told.get("id", ""))[:40]] = str(refusal)
    return found
