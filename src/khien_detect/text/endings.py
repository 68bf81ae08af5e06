"""How names of hosts end, for telling `example.com` from a full stop without its blank."""

import numpy as np

from khien_detect.text.tables import Long

_ENDINGS = (
    "com net org vn info xyz top site online shop club vip live link app dev gg tk ml ga cf gq cc "
    "pro win bet fun asia biz edu gov store tech website space click icu world buzz today page"
)
_WORDLIKE = "me io co to ly so la us ai ru tv be"  # names of a host only with a path or scheme


def _packed(names: str) -> Long:
    return np.array([int.from_bytes(name.encode(), "big") for name in names.split()], np.int64)


ENDINGS = _packed(_ENDINGS)
WORDLIKE = _packed(_WORDLIKE)
