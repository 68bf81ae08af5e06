"""Settings whose value cannot be; needs no Django, which does not start with one."""

from khien.site.console import Stopped
from khien.site.environment import NAMES, read


def wrong() -> dict[str, str]:
    """Name of the setting → the sentence about it."""
    found = {}
    for name in NAMES:
        try:
            read(name)
        except Stopped as why:
            found[name] = str(why)
    return found
