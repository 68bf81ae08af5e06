"""The tables of states: of content, of a request, of a preservation letter."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.takedown.models import ItemState, PreservationState, RequestState

State = TypeVar("State", bound=TextChoices)


@dataclass(frozen=True)
class Transition(Generic[State]):
    """`to` None: the step leaves the state as it is."""

    sources: frozenset[State]
    to: State | None


class ItemStep(StrEnum):
    ASK = "ask"
    CHECK = "check"
    GO_DOWN = "go_down"
    FIND_BACK = "find_back"
    SETTLE = "settle"
    LEAVE = "leave"
    TAKE_UP = "take_up"


_UP, _DOWN, _BACK, _GONE, _LEFT = ItemState
ITEM: dict[ItemStep, Transition[ItemState]] = {
    ItemStep.ASK: Transition(frozenset({_UP, _BACK}), None),
    ItemStep.CHECK: Transition(frozenset({_UP, _DOWN, _BACK, _GONE}), None),
    ItemStep.GO_DOWN: Transition(frozenset({_UP, _BACK}), _DOWN),
    ItemStep.FIND_BACK: Transition(frozenset({_DOWN, _GONE}), _BACK),
    ItemStep.SETTLE: Transition(frozenset({_DOWN}), _GONE),
    ItemStep.LEAVE: Transition(frozenset({_UP, _BACK}), _LEFT),
    ItemStep.TAKE_UP: Transition(frozenset({_LEFT}), _UP),
}
ONLINE = frozenset({_UP, _BACK})


class RequestStep(StrEnum):
    SEND = "send"
    ACKNOWLEDGE = "acknowledge"
    REMOVE = "remove"
    REFUSE = "refuse"
    SILENCE = "silence"
    WITHDRAW = "withdraw"


_DRAFT, _SENT, _KNOWN, _REMOVED, _REFUSED, _SILENT, _WITHDRAWN = RequestState
WAITING = frozenset({_SENT, _KNOWN})
OPEN = WAITING | {_DRAFT}
# What was refused or met silence may still be taken down, late.
REQUEST: dict[RequestStep, Transition[RequestState]] = {
    RequestStep.SEND: Transition(frozenset({_DRAFT}), _SENT),
    RequestStep.ACKNOWLEDGE: Transition(frozenset({_SENT}), _KNOWN),
    RequestStep.REMOVE: Transition(WAITING | {_REFUSED, _SILENT}, _REMOVED),
    RequestStep.REFUSE: Transition(WAITING, _REFUSED),
    RequestStep.SILENCE: Transition(WAITING, _SILENT),
    RequestStep.WITHDRAW: Transition(OPEN, _WITHDRAWN),
}


class PreservationStep(StrEnum):
    SEND = "send"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    END = "end"


_P_DRAFT, _P_SENT, _P_CONFIRMED, _P_REFUSED, _P_ENDED = PreservationState
KEEPING = frozenset({_P_SENT, _P_CONFIRMED})
PRESERVATION: dict[PreservationStep, Transition[PreservationState]] = {
    PreservationStep.SEND: Transition(frozenset({_P_DRAFT}), _P_SENT),
    PreservationStep.CONFIRM: Transition(frozenset({_P_SENT}), _P_CONFIRMED),
    PreservationStep.REFUSE: Transition(frozenset({_P_SENT}), _P_REFUSED),
    PreservationStep.END: Transition(KEEPING | {_P_DRAFT}, _P_ENDED),
}


def after(way: Transition[State], state: State) -> State:
    """The state that follows; raises Refused where the step is not possible."""
    if state not in way.sources:
        raise Refused(
            _("Đang ở bước “%(state)s” nên không làm được việc này.") % {"state": state.label}
        )
    return way.to or state
