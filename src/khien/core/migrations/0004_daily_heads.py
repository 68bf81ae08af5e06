"""Signed heads of the ledger; they only grow, as the ledger does."""

from django.db import migrations, models

ONLY_GROWS = """
    CREATE TRIGGER core_ledger_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON core_ledgerhead
        FOR EACH STATEMENT EXECUTE FUNCTION core_ledger_refuse()
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_clocks_moved_and_reminded_of")]

    operations = [
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("day", models.DateField(unique=True)),
                ("entries", models.PositiveBigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
                ("key", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
            ],
        ),
        migrations.RunSQL(ONLY_GROWS),
    ]
