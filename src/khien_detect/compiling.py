"""`python -m khien_detect.compiling`: the kernels that hash pictures, compiled and kept.

Numba compiles at the first call and keeps what it made. A reporter who sends a picture waits for
its hash, so this is done beforehand; what is searched and scanned in the background compiles then.
"""

import numpy as np

from khien_detect import images


def compile_all() -> None:
    images.pdq_array(np.zeros((8, 8, 3), np.uint8))  # nothing but rounding: both ways are taken


if __name__ == "__main__":
    compile_all()
