"""A synthetic province to try everything on: invented people, invented work, marked as such.

The work is done by the same actions as real work, with the clock of the day it is told of.
"""

from khien.site.sample.load import load
from khien.site.sample.staff import Account, accounts

__all__ = ["Account", "accounts", "load"]
