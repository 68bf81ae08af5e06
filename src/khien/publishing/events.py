"""What the ledger says of articles: addresses and numbers, never their text."""

from dataclasses import dataclass

from khien.core.ledger import Event


@dataclass(frozen=True)
class ArticleBegun(Event):
    slug: str
    language: str
    number: int


@dataclass(frozen=True)
class ArticleSubmitted(Event):
    slug: str
    language: str
    number: int


@dataclass(frozen=True)
class ArticleSentBack(Event):
    slug: str
    language: str
    number: int


@dataclass(frozen=True)
class ArticlePublished(Event):
    """`visible_from`: as everybody reads it, ISO 8601."""

    slug: str
    language: str
    number: int
    visible_from: str


@dataclass(frozen=True)
class ArticleWithdrawn(Event):
    slug: str
    language: str
