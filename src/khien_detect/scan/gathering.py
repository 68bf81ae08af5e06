"""The parts of a finished scan, put together in their order as one file of findings."""

import json
import shutil
from pathlib import Path

from khien_detect.scan.looking import UNREADABLE


def gather(folder: Path, out: Path) -> None:
    """All parts in their order; what could not be read also in a list of its own."""
    draft = out.with_name(f".{out.name}.part")
    unread = out.with_name(f"{out.name}.unreadable.txt")
    with draft.open("w", encoding="utf-8") as file, unread.open("w", encoding="utf-8") as other:
        for path in sorted(folder.glob("*.jsonl")):
            with path.open(encoding="utf-8") as part:
                for line in part:
                    file.write(line)
                    row = json.loads(line)
                    if row["kind"] == UNREADABLE:
                        place = f" ({row['place']})" if row["place"] else ""
                        other.write(f"{row['source']}{place}: {row['why'][0]['words']}\n")
    if out.suffix == ".parquet":
        _as_parquet(draft)
    draft.replace(out)
    if not unread.stat().st_size:
        unread.unlink()
    shutil.rmtree(folder)


def _as_parquet(path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  (the extra `scan`: only Parquet needs it)
    from pyarrow import parquet  # noqa: PLC0415  (the same)

    names = ("source", "place", "kind", "score", "where", "why", "pdq", "quality")
    kinds = [pa.string()] * 3 + [pa.float64()] + [pa.string()] * 3 + [pa.int64()]
    schema = pa.schema(list(zip(names, kinds, strict=True)))
    whole = path.with_suffix(".parquet-part")
    with path.open(encoding="utf-8") as file, parquet.ParquetWriter(whole, schema) as writer:
        while lines := file.readlines(1 << 24):
            rows = [json.loads(line) for line in lines]
            for row in rows:
                for name in ("where", "why"):
                    row[name] = json.dumps(row[name], ensure_ascii=False)
            writer.write_table(pa.Table.from_pylist(rows, schema))
    whole.replace(path)
