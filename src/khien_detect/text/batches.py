"""Messages in batches: each fills the compiled code well and memory little."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

BATCH = 1024  # messages
BATCH_CHARACTERS = 1 << 18

_Item = TypeVar("_Item")


def batched(items: Iterable[_Item], size: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    """Lists of items, each up to BATCH of them or a little over BATCH_CHARACTERS."""
    batch: list[_Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += size(item)
        if len(batch) >= BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
