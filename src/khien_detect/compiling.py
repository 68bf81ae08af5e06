"""`python -m khien_detect.compiling`: every kernel compiled and kept: no first use waits."""

from khien_detect import images


def compile_all() -> None:
    """Each kernel is called once in each way in which it is ever called."""
    images.compile_kernels()


if __name__ == "__main__":
    compile_all()
