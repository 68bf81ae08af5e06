"""The person's word on a dry run, whatever the list is of."""

from datetime import datetime

from khien.core.actors import Actor
from khien.directory.actions import drafts
from khien.directory.actions.boundaries import BOUNDARIES
from khien.directory.actions.conversion import CONVERSION
from khien.directory.actions.enrolment import ENROLMENT
from khien.directory.actions.importing import INSTITUTIONS
from khien.directory.models import DraftOf, ImportDraft

_IMPORTING = {
    importing.of: importing for importing in (INSTITUTIONS, ENROLMENT, CONVERSION, BOUNDARIES)
}


def confirm_draft(draft: ImportDraft, *, by: Actor, now: datetime) -> None:
    """Exactly what was shown, or Refused where the directory has changed since."""
    drafts.confirm(_IMPORTING[DraftOf(draft.of)], draft, by=by, now=now)


def check_draft_again(draft: ImportDraft, *, now: datetime) -> None:
    """The same rows against the directory as it is now."""
    drafts.check_again(_IMPORTING[DraftOf(draft.of)], draft, now=now)
