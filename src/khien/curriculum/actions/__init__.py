from khien.curriculum.actions.review import review, withdraw
from khien.curriculum.actions.ship import load_framework, load_lessons
from khien.curriculum.actions.write import begin, record_sound, save, start_lesson, submit

__all__ = [
    "begin",
    "load_framework",
    "load_lessons",
    "record_sound",
    "review",
    "save",
    "start_lesson",
    "submit",
    "withdraw",
]
