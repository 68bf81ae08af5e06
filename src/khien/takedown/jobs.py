"""Looking again whether content that went is still gone."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.takedown import looking


@app.periodic(cron="*/10 * * * *")
@app.task(name="takedown.look_again", queueing_lock="takedown.look_again", lock="takedown.look")
def look_again(timestamp: int) -> int:  # noqa: ARG001  (the queue passes when it was due)
    """What a killed worker left is due still, and taken up by the next round."""
    return looking.look(now=timezone.now())
