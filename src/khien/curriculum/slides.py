"""Slides of a lesson, made of its own parts: the story in short pieces, then what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from khien.core.reading import syllables
from khien.curriculum.content import Content

MOST = 60  # syllables a slide: what the last row of a class still reads

Kind = Literal["title", "story", "talk", "steps", "question", "answer", "home"]


@dataclass(frozen=True)
class Slide:
    """`lines` are numbered where they are steps or answers. `key`: the right one, from 0."""

    kind: Kind
    heading: str
    lines: tuple[str, ...] = ()
    key: int | None = None
    why: str = ""


def slides_of(content: Content) -> list[Slide]:
    return [
        Slide("title", content.title),
        *(
            Slide("story", content.story.title if first else "", (piece,))
            for first, piece in _pieces(content)
        ),
        Slide("talk", _("Cùng nói chuyện"), content.talk),
        Slide("steps", content.activity.title, content.activity.steps),
        *_questions(content),
        Slide("home", _("Ở nhà"), (content.home,)),
    ]


def _pieces(content: Content) -> Iterator[tuple[bool, str]]:
    """Paragraphs, those too long for one slide cut at the end of a sentence."""
    first = True
    for paragraph in (*content.story.paragraphs, content.story.help):
        for piece in _cut(paragraph):
            yield first, piece
            first = False


def _cut(paragraph: str) -> Iterator[str]:
    piece = ""
    for sentence in paragraph.replace("? ", "?\x00").replace(". ", ".\x00").split("\x00"):
        if piece and syllables(f"{piece} {sentence}") > MOST:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    yield piece


def _questions(content: Content) -> Iterator[Slide]:
    for number, item in enumerate(content.items, 1):
        heading = _("Câu %(number)s. %(question)s") % {
            "number": number,
            "question": item.question,
        }
        yield Slide("question", heading, item.answers)
        yield Slide("answer", heading, item.answers, item.key, item.why)
