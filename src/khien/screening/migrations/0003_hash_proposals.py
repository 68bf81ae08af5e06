"""Hashes of exhibits proposed for banks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import khien.core.ids

USER = settings.AUTH_USER_MODEL


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0006_handed_looks"),
        ("screening", "0002_own_words"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        migrations.CreateModel(
            name="HashProposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=khien.core.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chờ quyết định"),
                            ("released", "đã đưa vào kho"),
                            ("refused", "không đưa vào kho"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_why", models.CharField(blank=True, max_length=300)),
                (
                    "bank",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="screening.bank",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=USER,
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.exhibit",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["proposed_at"], name="hash_proposal_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("exhibit", "bank"),
                        name="hashes_are_proposed_once_at_a_time",
                    )
                ],
            },
        ),
    ]
