"""The signed-in person as this room needs them: who acts, and what they may do."""

from typing import Protocol, cast

from django.http import HttpRequest

from khien.core.access import Permitted
from khien.core.actors import Actor


class Person(Actor, Permitted, Protocol):
    pass


def person(request: HttpRequest) -> Person:
    return cast("Person", request.user)
