"""`python -m khien_detect.compiling`: every kernel compiled and kept: no first use waits.

Numba compiles at the first call and keeps what it made; each kernel is called once in each way in
which it is ever called.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from khien_detect import images, links


def compile_all() -> None:
    flat = np.zeros((8, 8, 3), np.uint8)
    images.pdq_array(flat)  # nothing but rounding: both ways are taken
    with TemporaryDirectory() as folder:
        bank = images.Index(np.zeros((2, 32), np.uint8))
        bank.save(Path(folder, "bank"))
        for each in (bank, images.Index.open(Path(folder, "bank"))):
            each.search(np.zeros((1, 32), np.uint8))
        hosts = Path(folder, "hosts.txt")
        hosts.write_text("example.com\n")
        links.Screen.open([hosts]).check_many(["example.com"])


if __name__ == "__main__":
    compile_all()
