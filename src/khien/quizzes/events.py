"""What the ledger keeps of quizzes: ids and numbers, never a pupil's seat or answer."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class QuestionBankMade(Event):
    """The subject is the bank."""


@dataclass(frozen=True)
class QuestionWritten(Event):
    bank: UUID
    version: int


@dataclass(frozen=True)
class QuestionsImported(Event):
    """The subject is the bank."""

    form: str
    made: int
    changed: int


@dataclass(frozen=True)
class QuestionsExported(Event):
    form: str
    count: int


@dataclass(frozen=True)
class QuestionWithdrawn(Event):
    bank: UUID


@dataclass(frozen=True)
class QuizMade(Event):
    institution: UUID
    questions: int


@dataclass(frozen=True)
class ClassQuizOpened(Event):
    institution: UUID
    quiz: UUID
    moment: str


@dataclass(frozen=True)
class ClassQuizClosed(Event):
    institution: UUID


@dataclass(frozen=True)
class AttemptSetAside(Event):
    """The subject is the class quiz."""


@dataclass(frozen=True)
class PaperTaken(Event):
    """Sheets read from photographs that the teacher took over; the subject is the class quiz."""

    sheets: int


@dataclass(frozen=True)
class AnswersExported(Event):
    """As xAPI statements; the subject is the class quiz."""

    statements: int
