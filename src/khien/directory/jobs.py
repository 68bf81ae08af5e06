"""What runs by itself: lists checked more than a week ago go, every night."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from khien.directory import actions


@app.periodic(cron="40 18 * * *")  # 01:40 in Viet Nam
@app.task(queueing_lock="delete_old_drafts", pass_context=False)
def delete_old_drafts(timestamp: int) -> None:
    """`timestamp`: when it was due, in seconds."""
    actions.delete_old_drafts(now=datetime.fromtimestamp(timestamp, UTC))
