"""A report for a body abroad may be of an incident that has no violation yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import khien.core.ids
import khien.core.seal


class Migration(migrations.Migration):
    dependencies = [
        ("enforcement", "0004_reports_for_bodies_abroad"),
        ("intake", "0012_exposure_to_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IncidentReportAbroad",
            fields=[
                ("id", models.UUIDField(default=khien.core.ids.new_id, primary_key=True, serialize=False)),
                ("content", khien.core.seal.SealedField(null=True)),
                ("why", khien.core.seal.SealedField(null=True)),
                ("story", models.BooleanField()),
                ("files", models.PositiveSmallIntegerField()),
                ("digest", models.BinaryField(max_length=32)),
                ("released_at", models.DateTimeField()),
                ("incident", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="international_reports", to="intake.incident")),
                ("released_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"abstract": False},
        ),
    ]
