"""How long a model's rows are kept and what is emptied then, declared beside the model."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Retention:
    """`keep_years` None: kept as long as the installation. `scrub`: fields emptied at the end."""

    holds: Literal["personal", "none"]
    keep_years: int | None
    why: str
    scrub: tuple[str, ...] = ()
