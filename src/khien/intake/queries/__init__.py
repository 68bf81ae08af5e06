"""Readers of intake that the rooms above call by name."""

from khien.intake.queries.steps import public_steps

__all__ = ["public_steps"]
