"""One run over one channel; while its server does not answer, it is asked ever more seldom."""

from collections.abc import Callable
from datetime import datetime, timedelta

from khien.core.models import Channel, ChannelState
from khien.core.reminders import channels
from khien.core.reminders.channels import Sender, Unreachable

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)


def through(channel: Channel, send: Callable[[Sender], int], *, now: datetime) -> int:
    """How many messages left; none while the channel rests from being asked in vain."""
    state, _made = ChannelState.objects.get_or_create(pk=channel)
    if state.next_try_at is not None and now < state.next_try_at:
        return 0
    try:
        with channels.opened(channel) as sender:
            sent = send(sender)
    except Unreachable as trouble:
        _wait(state, str(trouble), now=now)
        return 0
    if state.tries:
        ChannelState.objects.filter(pk=channel).update(
            tries=0, failing_since=None, next_try_at=None, problem=""
        )
    return sent


def _wait(state: ChannelState, problem: str, *, now: datetime) -> None:
    wait = min(_FIRST_WAIT * 2 ** min(state.tries, 10), _LONGEST_WAIT)
    state.failing_since = state.failing_since or now
    state.tries, state.next_try_at, state.problem = state.tries + 1, now + wait, problem[:60]
    state.save()
