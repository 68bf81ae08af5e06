"""What is done with an exhibit once it is here: each a step of custody, chained."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.ids import new_id
from khien.evidence import access, rules, store, viewing_rules
from khien.evidence.actions.checking import check_file
from khien.evidence.actions.viewing import note_looked
from khien.evidence.events import CustodyStepTaken
from khien.evidence.models import Envelope, Exhibit, ExhibitStep, HolderKind, Release, StepKind
from khien.people import exposure
from khien.people.models import ExposureSource, User


def take_step(
    exhibit: Exhibit,
    kind: StepKind,
    *,
    last: ExhibitStep | None,
    by: Actor,
    now: datetime,
    detail: str = "",
) -> None:
    step = ExhibitStep(
        exhibit=exhibit,
        position=last.position + 1 if last else 1,
        kind=kind,
        at=now,
        actor_key=by.actor_key,
        actor_role=by.actor_role,
        detail=detail,
    )
    step.hash = rules.step_hash(bytes(last.hash) if last else b"", step)
    step.save(force_insert=True)
    event = CustodyStepTaken(exhibit.id, exhibit.holder, kind, step.position, step.hash.hex())
    ledger.record(event, by=by, now=now)


def follow(
    exhibit: Exhibit, kind: StepKind, *, by: Actor, now: datetime, detail: str = ""
) -> Exhibit:
    """The next step, with the exhibit locked so that steps never share a position."""
    locked = Exhibit.objects.select_for_update().get(pk=exhibit.pk)
    last = locked.steps.latest("position")
    rules.check_can_follow(last.kind, kind)
    take_step(locked, kind, last=last, by=by, now=now, detail=detail)
    return locked


@transaction.atomic
def open_exhibit(
    exhibit: Exhibit, *, by: Actor, now: datetime, kind: StepKind = StepKind.VIEWED
) -> Iterator[bytes]:
    """Its content, once the step is written. `kind` COPIED where it leaves as a file.

    Call it outside a longer transaction: nothing may be shown before the step is committed. Raises
    Refused where it is sealed, StoreBroken where its file is not what was stored.
    """
    locked = follow(exhibit, kind, by=by, now=now)
    rules.check_can_open(locked)
    check_file(locked)
    minutes = viewing_rules.minutes(locked)
    exposure.note(by, ExposureSource.EXHIBIT, now=now, minutes=minutes)
    note_looked(locked, by=by, now=now)
    return store.read(locked.path, digest=bytes(locked.stored_sha256))


@transaction.atomic
def hand_over(exhibit: Exhibit, *, to: UUID, by: Actor, now: datetime) -> None:
    """`to`: the organisation that answers for it from now on."""
    follow(exhibit, StepKind.HANDED_OVER, by=by, now=now, detail=str(to))


@transaction.atomic
def release(exhibit: Exhibit, *, to: str, why: str, by: User, now: datetime) -> None:
    """Given back to `to`. Only by who may add files where it hangs; the chain holds an id alone."""
    access.check_can_add(by, HolderKind(exhibit.holder_kind), exhibit.holder)
    rules.check_can_release(to=to, why=why)
    released = Release(id=new_id(), to=to, why=why)
    follow(exhibit, StepKind.RELEASED, by=by, now=now, detail=str(released.id))
    released.step = exhibit.steps.latest("position")
    released.save(force_insert=True)


@transaction.atomic
def destroy(exhibit: Exhibit, *, why: str, by: Actor, now: datetime) -> None:
    """The files go when this commits; hashes and custody stay. `why`: a code, never a sentence."""
    locked = follow(exhibit, StepKind.DESTROYED, by=by, now=now, detail=why)
    paths = locked.path, locked.preview_path
    locked.path = locked.preview_path = locked.fault = ""
    locked.name = locked.origin = None
    locked.save(update_fields=["path", "preview_path", "fault", "name", "origin"])
    Envelope.objects.filter(exhibit=locked).delete()
    transaction.on_commit(lambda: store.remove(*paths))


def destroy_past_their_time(exhibits: list[UUID], now: datetime) -> None:
    """By the rule of retention, in its transaction; those destroyed before are passed over."""
    for exhibit in Exhibit.objects.filter(pk__in=exhibits).order_by("pk"):
        if rules.can_follow(exhibit.steps.latest("position").kind, StepKind.DESTROYED):
            destroy(exhibit, why="retention", by=SYSTEM, now=now)
