"""What a lesson is made of, as a value: read from a file or a form, written back the same.

One descriptor, one story without brands that ends in an act of help, one practice, five quiz
items, a home task, a sheet to print, notes for the teacher. Slides are derived from these.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True)
class Story:
    """`help` is its last paragraph: the act of help with which it ends."""

    title: str
    paragraphs: tuple[str, ...]
    help: str


@dataclass(frozen=True)
class Activity:
    """`needs`: what must be at hand. Minutes of class."""

    title: str
    minutes: int
    needs: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """A quiz item: exactly one of `answers` is right, the one numbered `key` from 0."""

    question: str
    answers: tuple[str, ...]
    key: int
    why: str

    @property
    def key_is_longest(self) -> bool:
        lengths = [len(answer) for answer in self.answers]
        return self.key < len(lengths) and lengths.index(max(lengths)) == self.key


@dataclass(frozen=True)
class Sheet:
    """To print: each prompt is followed by room to write or draw."""

    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """`aim`: what the learner can do afterwards, said by the learner. `talk`: questions to ask
    after the story. `careful`: what to mind, and what to do where a child tells of its own.
    `picture_says`: the picture in words. Minutes of class.
    """

    title: str
    aim: str
    minutes: int
    story: Story
    talk: tuple[str, ...]
    activity: Activity
    items: tuple[Item, ...]
    home: str
    sheet: Sheet
    notes: tuple[str, ...]
    careful: str
    picture_says: str

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Raises ValueError naming what is missing, unknown or of a wrong kind."""
        whole = _known(cls, given)
        whole["story"] = Story(**_known(Story, whole["story"]))
        whole["activity"] = Activity(**_known(Activity, whole["activity"]))
        whole["sheet"] = Sheet(**_known(Sheet, whole["sheet"]))
        whole["items"] = tuple(Item(**_known(Item, each)) for each in whole["items"])
        return cls(**whole)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def _known(kind: type, given: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    if wrong := set(given) ^ names:
        raise ValueError(f"{kind.__name__}: {', '.join(sorted(wrong))}")
    return {name: _frozen(value) for name, value in given.items()}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def empty(title: str) -> Content:
    """To begin with."""
    items = tuple(Item("", (), 0, "") for _number in range(5))
    activity, sheet = Activity("", 10, "", ()), Sheet("", ())
    return Content(title, "", 35, Story("", (), ""), (), activity, items, "", sheet, (), "", "")


@dataclass(frozen=True)
class Shipped:
    """A lesson as it ships: `code` is its file's name, `strands` begin with its own."""

    code: str
    band: str
    strands: tuple[str, ...]
    content: Content


def read(code: str, text: str) -> Shipped:
    """`text`: TOML with band and strands beside the content. Raises ValueError."""
    given = tomllib.loads(text)
    band, strands = given.pop("band"), given.pop("strands")
    return Shipped(code, band, tuple(strands), Content.of(given))
