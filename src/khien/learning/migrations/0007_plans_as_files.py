"""A programme counts how many files its plan has. Where that changes, the facts of its institution
are counted again.
"""

from django.db import migrations, models

TABLE = "learning_schoolprogramme"
VERBS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
MARK = "".join(
    f"CREATE TRIGGER {TABLE}_marks_{verb.lower()} AFTER {verb} ON {TABLE}"
    f" REFERENCING {which} TABLE AS touched"
    " FOR EACH STATEMENT EXECUTE FUNCTION learning_mark_sessions();\n"
    for verb, which in VERBS.items()
)
UNMARK = "".join(f"DROP TRIGGER {TABLE}_marks_{verb.lower()} ON {TABLE};\n" for verb in VERBS)


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0006_marks_of_institutions'),
    ]

    operations = [
        migrations.AddField(
            model_name='schoolprogramme',
            name='files',
            field=models.PositiveSmallIntegerField(default=0, help_text='of the plan, as exhibits'),
        ),
        migrations.RunSQL(MARK, UNMARK),
    ]
