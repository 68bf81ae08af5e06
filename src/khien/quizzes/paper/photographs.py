"""Photographs as they come from a telephone, grey and of bearable size.

How the telephone was held does not matter: the codes on a sheet say where is up.
"""

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray
from PIL import Image

from khien.core.refusal import Refused
from khien_detect.images.decode import Unreadable, decoded

LARGEST = 20_000_000  # bytes
_LONGEST_SIDE = 3200


def grey(data: bytes) -> NDArray[np.uint8]:
    if len(data) > LARGEST:
        raise Refused(_("Ảnh lớn hơn %(most)s MB.") % {"most": LARGEST // 1_000_000})
    try:
        found = decoded(data, grey=True)[:, :, 0]
    except Unreadable:
        raise Refused(_("Đây không phải là ảnh đọc được.")) from None
    if max(found.shape) <= _LONGEST_SIDE:
        return found
    picture = Image.fromarray(found)
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return np.asarray(picture)
