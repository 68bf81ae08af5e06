"""Branching stories, “what would you do?”: scenes, choices, endings that each are an act of help.

They ship as files; nobody's way through them is kept anywhere.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "choices"


@dataclass(frozen=True)
class Choice:
    says: str
    to: str


@dataclass(frozen=True)
class Scene:
    """An ending has no choices, and says what help there is now."""

    key: str
    text: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    help: str = ""


@dataclass(frozen=True)
class Story:
    slug: str
    band: str
    title: str
    begin: str
    scenes: Mapping[str, Scene]


def read(slug: str, text: str) -> Story:
    given = tomllib.loads(text)
    scenes = {
        key: Scene(
            key,
            tuple(scene["text"]),
            tuple(Choice(**each) for each in scene.get("choices", ())),
            scene.get("help", ""),
        )
        for key, scene in given["scenes"].items()
    }
    return Story(slug, given["band"], given["title"], given["begin"], scenes)


@cache
def stories() -> dict[str, Story]:
    """By address, in the order of ages."""
    paths = sorted(FOLDER.glob("*.toml"))
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in paths}


def of_band(band: str) -> list[Story]:
    return [story for story in stories().values() if story.band == band]


def unreached(story: Story) -> set[str]:
    """Scenes to which no choice leads."""
    seen, waiting = {story.begin}, [story.begin]
    while waiting:
        for choice in story.scenes[waiting.pop()].choices:
            if choice.to not in seen:
                seen.add(choice.to)
                waiting.append(choice.to)
    return set(story.scenes) - seen
