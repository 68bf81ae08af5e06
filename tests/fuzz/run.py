"""`python tests/fuzz/run.py NAME …`: one harness under atheris; `./khien fuzz` calls it.

What follows the name goes to libFuzzer. Compiled kernels run as they are, with their bounds checked
where NUMBA_BOUNDSCHECK is set; everything else tells atheris which way it went.
"""

import re
import sys
from importlib import import_module
from pathlib import Path

import atheris

import khien_detect

_KERNELS = re.compile(r"from numba|\(NamedTuple\)")
_TESTS = str(Path(__file__).resolve().parents[1])


def _compiled() -> list[str]:
    """Modules that atheris leaves alone: numba cannot compile what it has rewritten, neither
    functions nor the named tuples that they take.
    """
    folder = Path(khien_detect.__file__).parent
    paths = [path for path in folder.rglob("*.py") if _KERNELS.search(path.read_text("utf-8"))]
    return [".".join(path.relative_to(folder.parent).with_suffix("").parts) for path in paths]


def main(name: str) -> None:
    sys.path.insert(0, _TESTS)
    with atheris.instrument_imports(["khien_detect", "PIL", "fuzz"], _compiled()):
        check = import_module(f"fuzz.{name}").check
        for kept in sorted((Path(_TESTS) / "fuzz" / "corpus" / name).iterdir()):
            check(kept.read_bytes())  # imports and compiles whatever is needed
    atheris.Setup([sys.argv[0], *sys.argv[2:]], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1])
