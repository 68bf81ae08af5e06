"""The exposure of a person belongs to the person: the table comes from `intake`, which renames it
in its own migration 0012 (it stands above this room).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_service_and_privacy_roles'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='Exposure',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('minutes', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(choices=[('report', 'đọc tin báo nặng'), ('exhibit', 'mở ảnh, tệp'), ('contact', 'cuộc liên hệ nặng'), ('rest', 'nghỉ')], max_length=10)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exposures', to=settings.AUTH_USER_MODEL)),
                ],
                options={'indexes': [models.Index(fields=['user', 'at'], name='exposure_by_day')]},
            ),
        ]),
    ]
