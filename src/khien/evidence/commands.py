"""What people type on their own machines, with the `age` tool."""

from khien.evidence.models import Exhibit

MAKE_KEY = "age-keygen -o khoa-cua-toi.txt"
OPEN_TRIAL = "age -d -i khoa-cua-toi.txt thu-khoa.age"
RESEAL = (
    "mkdir phong-bi-moi\n"
    'for f in phong-bi-cu/*.age; do age -d -i khoa-cua-toi.txt "$f" '
    '| age -R nguoi-nhan.txt -o "phong-bi-moi/$(basename "$f")"; done'
)


def open_sealed(exhibit: Exhibit) -> str:
    """The key out of its envelope, then the file."""
    name = f"chung-cu-{exhibit.number}"
    return (
        f"age -d -i khoa-cua-toi.txt -o {name}.khoa {name}.khoa.age\n"
        f"age -d -i {name}.khoa -o {name}.{exhibit.kind} {name}.{exhibit.kind}.age"
    )
