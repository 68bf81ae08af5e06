"""A person on tour: begun, a step on or back, taken up again; only where nothing is real."""

from dataclasses import dataclass

from django.conf import settings

from khien.directory.queries import is_sample
from khien.manual.models import TourPlace
from khien.manual.tours import Step, tour_of
from khien.people.models import User
from khien.people.roles import Role


@dataclass(frozen=True)
class Banner:
    """What stands above a page. `here`: this is the page of the step."""

    role: Role
    number: int
    all: int
    step: Step
    here: bool

    @property
    def last(self) -> bool:
        return self.number == self.all


ON_TOUR = "on_tour"  # in the session: the banner stands on every page


def offered() -> bool:
    return bool(settings.PRACTICE) or is_sample()


def banner(user: User, path: str) -> Banner | None:
    place = TourPlace.objects.filter(user=user).first()
    if place is None or Role(place.role) not in user.roles:
        return None
    steps = tour_of(Role(place.role))
    number = min(place.step, len(steps))
    step = steps[number - 1]
    return Banner(Role(place.role), number, len(steps), step, path == step.address)


def begin(user: User, role: Role, *, again: bool = False) -> str:
    """Where the tour goes on; `again`: from its first page."""
    place, _made = TourPlace.objects.get_or_create(user=user, defaults={"role": role})
    if place.role != role or again:
        place.step = 1
    place.role = role
    place.save()
    return _address(place)


def move(user: User, by: int) -> str:
    """A step on or back; past the last one the tour is over and its place the first again."""
    place = TourPlace.objects.filter(user=user).first()
    if place is None:
        return ""
    steps = len(tour_of(Role(place.role)))
    over = place.step + by > steps
    place.step = 1 if over else max(1, place.step + by)
    place.save()
    return "" if over else _address(place)


def place_of(user: User) -> TourPlace | None:
    return TourPlace.objects.filter(user=user).first()


def _address(place: TourPlace) -> str:
    steps = tour_of(Role(place.role))
    return steps[min(place.step, len(steps)) - 1].address
