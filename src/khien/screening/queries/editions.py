"""What is served: the files of an edition, and what changed since an earlier one."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from khien.screening.editions import store
from khien.screening.editions.names import Changed, changes_of, joined
from khien.screening.models import Edition, Publication


def folder_of(edition: Edition) -> Path:
    return Path(settings.KHIEN_HOME) / edition.folder


def is_there(edition: Edition) -> bool:
    return store.is_whole(folder_of(edition))


def all_folders() -> Iterator[Path]:
    folder = store.lists_folder(Path(settings.KHIEN_HOME))
    return folder.iterdir() if folder.is_dir() else iter(())


@dataclass
class Followed:
    """Changes between two editions, as an open stream: close it."""

    stack: ExitStack
    changes: Iterator[Changed]

    def close(self) -> None:
        self.stack.close()


def changes_since(publication: Publication, since: int, current: Edition) -> Followed | None:
    """None where one of the editions on the way is kept no longer, or never was."""
    if not publication.editions.filter(serial=since).exists():
        return None
    later = publication.editions.filter(serial__gt=since, serial__lte=current.serial)
    way = list(later.order_by("serial"))
    if [each.follows for each in way] != [since, *(each.serial for each in way)][:-1]:
        return None
    with ExitStack() as stack:
        try:
            files = [
                stack.enter_context((folder_of(each) / store.CHANGES).open(encoding="ascii"))
                for each in way
            ]
        except FileNotFoundError:
            return None
        return Followed(stack.pop_all(), joined(map(changes_of, files)))


def shown_changes(edition: Edition, most: int) -> list[Changed] | None:
    """The first of them; None where they are not kept any more."""
    try:
        with (folder_of(edition) / store.CHANGES).open(encoding="ascii") as lines:
            return [one for one, _ in zip(changes_of(lines), range(most), strict=False)]
    except FileNotFoundError:
        return None
