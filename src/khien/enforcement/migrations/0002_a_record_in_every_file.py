"""Every file gets a record of its own of who did it; files that shared one say it is one person."""

import django.contrib.postgres.fields
import django.db.models.deletion
import khien.core.ids
import khien.core.seal
from django.conf import settings
from django.db import migrations, models

from khien.core.refusal import Refused
from khien.enforcement.queries.matching import known_by
from khien.enforcement.rules import traces

# Rows written here are checked here: ALTER TABLE bears no pending ones.
SETTLE = 'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED'


def a_record_a_file(apps, schema_editor):
    respondents = apps.get_model('enforcement', 'Respondent').objects
    respondents.update(person=models.F('id'))
    first = {}
    for violation in apps.get_model('enforcement', 'Violation').objects.order_by('id'):
        shared = violation.respondent_id
        if shared not in first:
            first[shared] = violation
            continue
        own = copy(apps, violation.respondent)
        violation.respondent = own
        violation.save(update_fields=['respondent'])
        say_same(apps, first[shared], violation)


def copy(apps, person):
    model = apps.get_model('enforcement', 'RespondentIdentifier')
    own = apps.get_model('enforcement', 'Respondent').objects.create(
        person=person.person,
        kind=person.kind,
        age_group=person.age_group,
        identity=person.identity,
        name_tokens=person.name_tokens,
    )
    for each in person.identifiers.all():
        model.objects.create(
            respondent=own, kind=each.kind, value=each.value, token=each.token
        )
    return own


def say_same(apps, first, second):
    one, other = sorted([first.respondent_id, second.respondent_id])
    match = apps.get_model('enforcement', 'RespondentMatch').objects.create(
        one_id=one, other_id=other, strong=True, found_at=second.opened_at
    )
    verdicts = apps.get_model('enforcement', 'MatchVerdict').objects
    for violation in (first, second):
        verdicts.create(
            match=match,
            respondent_id=violation.respondent_id,
            verdict='same',
            at=second.opened_at,
            by_id=violation.opened_by_id,
        )


def in_one_form(apps, schema_editor):
    """Identifiers as they are compared from now on, names among them."""
    model = apps.get_model('enforcement', 'RespondentIdentifier')
    for person in apps.get_model('enforcement', 'Respondent').objects.all():
        rows = list(person.identifiers.all())
        found = [read(row) for row in rows if row.value]
        found.append(traces.name((person.identity or {}).get('name') or ''))
        person.identifiers.all().delete()
        kept = {(t.kind, t.place, t.key): t for t in found if t}
        for each in kept.values():
            model.objects.create(
                respondent=person,
                kind=each.kind,
                place=each.place,
                value=each.value,
                token=each.token,
            )


def read(row):
    try:
        return traces.read(traces.TraceKind(row.kind), row.value)
    except Refused:
        return None


def find_matches(apps, schema_editor):
    matches = apps.get_model('enforcement', 'RespondentMatch').objects
    for violation in apps.get_model('enforcement', 'Violation').objects.order_by('id'):
        rows = violation.respondent.identifiers.all()
        for found in known_by(filter(None, [read(row) for row in rows])):
            if found.respondent < violation.respondent_id:
                kinds = sorted(found.kinds)
                matches.update_or_create(
                    one_id=found.respondent,
                    other_id=violation.respondent_id,
                    defaults={'kinds': kinds, 'strong': found.strong},
                    create_defaults={
                        'kinds': kinds, 'strong': found.strong, 'found_at': violation.opened_at
                    },
                )


class Migration(migrations.Migration):

    dependencies = [
        ('enforcement', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RespondentMatch',
            fields=[
                ('id', models.UUIDField(default=khien.core.ids.new_id, primary_key=True, serialize=False)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='enforcement.respondent')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='enforcement.respondent')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('handle', 'tên tài khoản'), ('phone', 'số điện thoại'), ('bank_account', 'tài khoản ngân hàng'), ('domain', 'tên miền'), ('device', 'thiết bị'), ('url', 'đường dẫn'), ('name', 'họ tên')], max_length=20), default=list, size=None)),
                ('strong', models.BooleanField()),
                ('found_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='MatchVerdict',
            fields=[
                ('id', models.UUIDField(default=khien.core.ids.new_id, primary_key=True, serialize=False)),
                ('match', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='enforcement.respondentmatch')),
                ('respondent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='enforcement.respondent')),
                ('verdict', models.CharField(choices=[('same', 'cùng một người'), ('different', 'không phải cùng một người')], max_length=10)),
                ('why', khien.core.seal.SealedField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='respondentmatch',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='two_records_match_once'),
        ),
        migrations.AddConstraint(
            model_name='respondentmatch',
            constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='the_older_record_is_one'),
        ),
        migrations.RemoveConstraint(
            model_name='respondentidentifier',
            name='an_identifier_once_a_respondent',
        ),
        migrations.RemoveConstraint(
            model_name='violation',
            name='one_violation_per_person_and_act',
        ),
        migrations.RemoveIndex(
            model_name='respondentidentifier',
            name='enforcement_token_549c17_idx',
        ),
        migrations.AddField(
            model_name='respondent',
            name='person',
            field=models.UUIDField(db_index=True, default=khien.core.ids.new_id),
        ),
        migrations.AddField(
            model_name='respondentidentifier',
            name='place',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='respondentidentifier',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='respondentidentifier',
            name='kind',
            field=models.CharField(choices=[('handle', 'tên tài khoản'), ('phone', 'số điện thoại'), ('bank_account', 'tài khoản ngân hàng'), ('domain', 'tên miền'), ('device', 'thiết bị'), ('url', 'đường dẫn'), ('name', 'họ tên')], max_length=20),
        ),
        migrations.AddIndex(
            model_name='respondentidentifier',
            index=models.Index(models.F('token'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('withdrawn_at', None)), name='identifier_by_token_newest'),
        ),
        migrations.AddIndex(
            model_name='respondentidentifier',
            index=models.Index(models.F('token'), models.F('place'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('withdrawn_at', None)), name='identifier_by_token_and_place'),
        ),
        migrations.RunPython(a_record_a_file, migrations.RunPython.noop),
        migrations.RunPython(in_one_form, migrations.RunPython.noop),
        migrations.RunPython(find_matches, migrations.RunPython.noop),
        migrations.RunSQL(SETTLE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='respondentidentifier',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('respondent', 'kind', 'place', 'token'), name='an_identifier_once_a_respondent'),
        ),
        migrations.AlterField(
            model_name='violation',
            name='respondent',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='violation', to='enforcement.respondent'),
        ),
    ]
