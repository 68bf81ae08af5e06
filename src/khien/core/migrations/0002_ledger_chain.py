"""The chain of the ledger, and the triggers that let it only grow."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunSQL((Path(__file__).parent / "chain.sql").read_text("utf-8")),
    ]
