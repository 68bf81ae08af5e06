"""The number of a certificate: 80 bits of chance, so that none can be guessed from another.

Letters of Crockford's base 32: none that looks like another, and what is misread is understood.
"""

import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16
_GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_number() -> str:
    return "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))


def grouped(number: str) -> str:
    return "-".join(number[at : at + _GROUP] for at in range(0, len(number), _GROUP))


def understood(typed: str) -> str:
    """What somebody copied off a paper, as it is stored; empty where it can be no number."""
    kept = "".join(c for c in typed.upper() if c.isascii() and c.isalnum()).translate(_MISREAD)
    return kept if len(kept) == _LENGTH and set(kept) <= set(_LETTERS) else ""
