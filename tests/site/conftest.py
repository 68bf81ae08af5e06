import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def walkable() -> Iterator[Callable[[str], Path]]:
    """New folders that other accounts may walk through: pytest closes its own to all others."""
    root = Path(tempfile.mkdtemp(prefix="khien-test-"))
    root.chmod(0o711)

    def make(name: str) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=f"{name} ", dir=root))
        folder.chmod(0o711)
        return folder

    yield make
    shutil.rmtree(root, ignore_errors=True)
