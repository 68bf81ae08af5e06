"""What of the plan everybody finds: its tasks, as the page of the plan shows them."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register
from khien.steering.queries.plans import plan_of
from khien.steering.queries.public import public_tasks


def items(now: datetime) -> Iterator[PublicItem]:
    on = today(now)
    plan = plan_of(on)
    for task in public_tasks(plan, on=on) if plan else []:
        said = [task.text, task.product, task.group.title if task.group else ""]
        yield PublicItem(
            str(task.pk),
            f"{reverse('portal:plan')}#{task.pk}",
            task.title,
            "\n".join(filter(None, said)),
        )


def publish() -> None:
    register(PublicKind.TASK, items)
