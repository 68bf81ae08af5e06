"""The table of exposures goes down to `people` as it is, with its rows."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0011_caller_unknown'),
        ('people', '0006_exposure'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable('Exposure', 'people_exposure')],
            state_operations=[migrations.DeleteModel('Exposure')],
        ),
    ]
