"""Questions with their versions, quizzes drawn from them, and what a class answered."""

from khien.quizzes.models.attempts import Attempt, Response, Source
from khien.quizzes.models.bank import Question, QuestionBank, QuestionVersion
from khien.quizzes.models.paper import PaperReading
from khien.quizzes.models.quiz import Quiz
from khien.quizzes.models.sitting import ClassQuiz, Moment

__all__ = [
    "Attempt",
    "ClassQuiz",
    "Moment",
    "PaperReading",
    "Question",
    "QuestionBank",
    "QuestionVersion",
    "Quiz",
    "Response",
    "Source",
]
