"""Public suffixes (`com.vn`, `github.io`): names under which anybody may register a name.

From the Public Suffix List as the package `publicsuffixlist` carries it; nothing is fetched.
"""

from functools import cache

from publicsuffixlist import PublicSuffixList

from khien_detect.links.names import is_ip


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def is_public(host: str) -> bool:
    """Whether a list that names this host would block other people's sites with it."""
    return not is_ip(host) and bool(_suffixes().is_public(host))


def registered(host: str) -> str | None:
    """The part of a host that somebody registered: `a.b.com.vn` gives `b.com.vn`."""
    return None if is_ip(host) else _suffixes().privatesuffix(host)
