"""Whoever writes sessions or sheets, and however many at once, leaves a mark on the institution:
its facts are counted again. Sessions verified before keep how many files they were verified with.
"""

from django.db import migrations

MARK = """
CREATE FUNCTION learning_mark_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT institution_id FROM touched;
    RETURN NULL;
END $$;

CREATE FUNCTION learning_mark_sheets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT session.institution_id
        FROM (SELECT DISTINCT session_id FROM touched) AS sheet
        JOIN learning_session AS session ON session.id = sheet.session_id;
    RETURN NULL;
END $$;

CREATE FUNCTION learning_forget_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('coverage facts', 0));
    DELETE FROM learning_coveragefacts;
    RETURN NULL;
END $$;

CREATE TRIGGER learning_coveragerule_changes AFTER UPDATE ON learning_coveragerule
    FOR EACH STATEMENT EXECUTE FUNCTION learning_forget_facts();
CREATE TRIGGER learning_schoolyear_changes AFTER UPDATE ON learning_schoolyear
    FOR EACH STATEMENT EXECUTE FUNCTION learning_forget_facts();
"""
UNMARK = """
DROP FUNCTION learning_forget_facts() CASCADE;
DROP FUNCTION learning_mark_sessions() CASCADE;
DROP FUNCTION learning_mark_sheets() CASCADE;
"""
TABLES = {"learning_session": "sessions", "learning_attendancesheet": "sheets"}
VERBS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
TRIGGERS = "".join(
    f"CREATE TRIGGER {table}_marks_{verb.lower()} AFTER {verb} ON {table}"
    f" REFERENCING {which} TABLE AS touched"
    f" FOR EACH STATEMENT EXECUTE FUNCTION learning_mark_{what}();\n"
    for table, what in TABLES.items()
    for verb, which in VERBS.items()
)
SEEN = """
UPDATE learning_session AS session SET evidence_seen = least(held.files, 32767)
FROM (
    SELECT holder, count(*) AS files FROM evidence_exhibit
    WHERE holder_kind = 'session' AND path <> '' GROUP BY holder
) AS held
WHERE held.holder = session.id AND session.state = 'verified';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0002_attendance_and_periods"),
        ("evidence", "0006_handed_looks"),
    ]

    operations = [
        migrations.RunSQL(MARK + TRIGGERS, UNMARK),
        migrations.RunSQL(SEEN, migrations.RunSQL.noop),
    ]
