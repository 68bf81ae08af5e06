"""Files that are whole or not there at all."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, text: str, *, mode: int = 0o600, owner: int = -1) -> None:
    """Replace `path` at once. A link standing at that name is replaced, never followed."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            if owner >= 0:
                os.fchown(file.fileno(), owner, -1)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def make_once(path: Path, text: str) -> str:
    """The file's text; written first where it is missing. Of two at once, one wins for both."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        write_whole(draft, text)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink(missing_ok=True)
    return path.read_text("utf-8").strip()
