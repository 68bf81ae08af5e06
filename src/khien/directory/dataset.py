"""The country before and after 1/7/2025, read from the data files of `vietnamadminunits`.

The package itself is not imported: that would load its address parser and a geocoder's client
(two seconds, 70 MB), of which nothing is needed here.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import normalize

from khien.directory.models import Extent, Level

MERGER = date(2025, 7, 1)


@dataclass(frozen=True)
class Unit:
    """`key` names the unit within its side (old or new); `parent` is the key of the one above."""

    key: str
    level: Level
    type: str
    name: str
    code: str
    latitude: float
    longitude: float
    parent: str = ""


@dataclass
class Country:
    """Units by key on either side, and who went where: (old key, new key, extent)."""

    old: dict[str, Unit] = field(default_factory=dict)
    new: dict[str, Unit] = field(default_factory=dict)
    successions: list[tuple[str, str, Extent]] = field(default_factory=list)


def read_country() -> Country:
    """63 provinces, 696 districts, 10,035 communes; 34 provinces, 3,321 communes."""
    data = _data_folder()
    country = Country()
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        for row in database.execute("SELECT * FROM admin_units_legacy"):
            _add(country.old, _old_units(row))
        for row in database.execute("SELECT * FROM admin_units"):
            _add(country.new, _new_units(row))
    conversion = json.loads((data / "converter_2025.json").read_text("utf-8"))
    country.successions.extend(_successions(conversion))
    return country


def _data_folder() -> Path:
    spec = find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package vietnamadminunits is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"


def _add(units: dict[str, Unit], found: Iterable[Unit]) -> None:
    for unit in found:
        units.setdefault(unit.key, unit)


def _province(row: sqlite3.Row) -> Unit:
    kind = "Tỉnh" if row["province"].startswith("Tỉnh") else "Thành phố"
    return _unit(row, "province", Level.PROVINCE, key=row["provinceKey"], kind=kind, parent="")


def _old_units(row: sqlite3.Row) -> Iterator[Unit]:
    province = _province(row)
    yield province
    key = f"{province.key}_{row['districtKey']}"
    yield _unit(
        row, "district", Level.DISTRICT, key=key, kind=row["districtType"], parent=province.key
    )
    if row["ward"]:  # five island districts had no communes
        below = f"{key}_{row['wardKey']}"
        yield _unit(row, "ward", Level.COMMUNE, key=below, kind=row["wardType"], parent=key)


def _new_units(row: sqlite3.Row) -> Iterator[Unit]:
    province = _province(row)
    yield province
    key = f"{province.key}_{row['wardKey']}"
    yield _unit(row, "ward", Level.COMMUNE, key=key, kind=row["wardType"], parent=province.key)


def _unit(row: sqlite3.Row, part: str, level: Level, *, key: str, kind: str, parent: str) -> Unit:
    return Unit(
        key=key,
        level=level,
        type=normalize("NFC", kind),
        name=" ".join(normalize("NFC", row[part]).split()),
        code=row[f"{part}Code"],
        latitude=row[f"{part}Lat"],
        longitude=row[f"{part}Lon"],
        parent=parent,
    )


def _successions(conversion: dict[str, Any]) -> Iterator[tuple[str, str, Extent]]:
    for province, olds in conversion["DICT_PROVINCE"].items():
        yield from ((old, province, Extent.WHOLE) for old in olds)
    for province, communes in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            # an island district is written with an empty commune: "…_huyencondao_"
            yield from ((old.rstrip("_"), f"{province}_{commune}", Extent.WHOLE) for old in olds)
    for province, olds in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            yield from ((old, f"{province}_{part['newWardKey']}", Extent.PART) for part in parts)
