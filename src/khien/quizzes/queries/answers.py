"""A paper as it asks, and an attempt as it was answered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from khien.quizzes.items import Answer, Item, Kind
from khien.quizzes.items.content import CHOSEN, FALSE, TRUE
from khien.quizzes.models import Attempt, ClassQuiz, Response
from khien.quizzes.queries import bank
from khien.quizzes.rules.drawing import Asked, asked_from


def asked(opened: ClassQuiz) -> list[tuple[Asked, Item]]:
    """In the order of the paper."""
    shown = [asked_from(row) for row in opened.paper]
    items = dict(bank.items([each.version for each in shown]))
    return [(each, items[each.version]) for each in shown]


@dataclass(frozen=True)
class Answered:
    """`given`, `right`: in words, a line each."""

    number: int
    item: Item
    score: float
    given: list[str]
    right: list[str]


def answered(attempt: Attempt) -> list[Answered]:
    responses = {row.version_id: row for row in attempt.responses.all()}
    return [
        Answered(
            number,
            item,
            responses[shown.version].score,
            in_words(item, _answer(responses[shown.version])),
            right(item),
        )
        for number, (shown, item) in enumerate(asked(attempt.class_quiz), start=1)
    ]


def _answer(response: Response) -> Answer:
    return response.said if response.chosen is None else response.chosen


def right(item: Item) -> list[str]:
    if item.kind == Kind.SHORT:
        return list(item.options[:1])
    if item.kind in CHOSEN:
        return in_words(item, item.key)
    return in_words(item, range(len(item.options)))


def in_words(item: Item, answer: Answer) -> list[str]:
    """What was chosen, as a person reads it; nothing where nothing was."""
    if isinstance(answer, str):
        return [answer] if answer else []
    if item.kind == Kind.TRUE_FALSE:
        words = {TRUE: _("Đúng"), FALSE: _("Sai")}
        return [words[place] for place in answer]
    if item.kind in CHOSEN:
        return [item.options[place] for place in answer]
    if item.kind == Kind.MATCHING:
        pairs = zip(item.options, answer, strict=False)
        return [f"{left} → {item.partners[place]}" for left, place in pairs if place >= 0]
    placed = sorted((place, text) for text, place in zip(item.options, answer, strict=False))
    return [f"{place + 1}. {text}" for place, text in placed if place >= 0]
