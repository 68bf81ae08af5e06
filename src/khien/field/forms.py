"""What a phone may send, checked before anything is done with it."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khien.field.actions.entries import Said
from khien.field.models import EntryKind
from khien.field.rules import LONGEST_CONTENT
from khien.support.forms import GivenForm, VisitForm

UNREADABLE = _("Máy gửi điều mà hệ thống không đọc được. Hãy mở lại trang này khi có mạng.")


class ServiceGivenForm(GivenForm):
    service = forms.UUIDField()


_FORMS: dict[EntryKind, type[forms.Form]] = {
    EntryKind.VISIT: VisitForm,
    EntryKind.SERVICE: ServiceGivenForm,
}


def said(body: bytes) -> Said:
    """Raises ValidationError with one sentence."""
    if len(body) > 4 * LONGEST_CONTENT:
        raise ValidationError(_("Điều bạn ghi dài quá."))
    try:
        told = json.loads(body)
        kind = EntryKind(told["kind"])
        content = dict(told["content"])
        return Said(
            id=UUID(told["id"]),
            kind=kind,
            case=UUID(told["case"]),
            written_at=_moment(told["written_at"]),
            told=content,
            content=_content(kind, content),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValidationError(UNREADABLE) from None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _content(kind: EntryKind, told: dict[str, Any]) -> dict[str, Any]:
    if kind is EntryKind.CORRECTION:
        sides = {side: _texts(told[side]) for side in ("was", "now")}
        return {"form": str(told.get("form", "")), **sides}
    form = _FORMS[kind](told)
    if not form.is_valid():
        raise ValidationError([str(error) for errors in form.errors.values() for error in errors])
    return form.cleaned_data


def _texts(told: dict[str, Any]) -> dict[str, list[str]]:
    """Of each question one text or several, all of which fit; which there are is seen later."""
    texts = {str(name): said if isinstance(said, list) else [said] for name, said in told.items()}
    every = [text for said in texts.values() for text in said]
    if not all(isinstance(text, str) and len(text) <= LONGEST_CONTENT for text in every):
        raise ValueError(told)
    return {name: [text.replace("\x00", "") for text in said] for name, said in texts.items()}
