"""The page of settings."""

from typing import Any

from khien.site.environment import SETTINGS


def settings() -> str:
    """The text of docs/reference/settings.md."""
    rows = [
        f"| `{s.name}` | {s.kind} | {_shown(s.default)} | {s.meaning.replace('|', '/')} |"
        for s in SETTINGS
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "All come from the environment. Written by `./khien reference`, held to it by a test.",
            "",
            "| name | kind | default | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _shown(default: Any) -> str:
    text = ",".join(default) if isinstance(default, list) else str(default)
    return f"`{text}`" if text else "empty"
