"""Which grades an institution of a type can have: the directory knows."""

from khien.directory.grades import grades_of

__all__ = ["grades_of"]
