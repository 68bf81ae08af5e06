"""A provision as staff read it, with its mark: as every room that cites one shows it."""

from khien.law.citing import cited

__all__ = ["cited"]
