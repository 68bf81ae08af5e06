"""From sections of labels and answers to the content of a document: what every room shares."""

from collections.abc import Iterable, Sequence

from khien.documents.content import Block, Content, Signer, answers, grounds, heading, numeral
from khien.documents.models import DocumentType

Section = tuple[str, Sequence[tuple[str, str]]]  # title, (label, answer in words)


def sections(parts: Iterable[Section]) -> tuple[Block, ...]:
    """Sections in Roman numbers, their answers numbered within each."""
    blocks: list[Block] = []
    for place, (title, rows) in enumerate(parts):
        blocks.append(heading(f"{numeral(place)}. {title}"))
        blocks.append(
            answers((f"{n}. {label}", answer) for n, (label, answer) in enumerate(rows, start=1))
        )
    return tuple(blocks)


def compose(
    kind: DocumentType,
    *blocks: Block,
    signers: Sequence[Signer],
    recipients: Sequence[str] = (),
    issuer: str = "",
    to: Sequence[str] = (),
) -> Content:
    """Title, form and grounds are those of the type; the letterhead is added when it is printed."""
    lines = [line.strip() for line in kind.grounds.splitlines() if line.strip()]
    return Content(
        title=kind.title,
        abstract=kind.abstract,
        form=kind.form,
        issuer=issuer,
        to=tuple(to),
        blocks=(*((grounds(*lines),) if lines else ()), *blocks),
        signers=tuple(signers),
        recipients=tuple(recipients),
    )
