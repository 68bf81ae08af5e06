"""What a school is, where it lies, whom it took over and how many learn there is marked as well.

Another scope, rule or calendar brings all verdicts down.
"""

from django.db import migrations

MARK = """
CREATE FUNCTION learning_mark_institutions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT organisation.id FROM touched
        JOIN directory_organisation AS organisation ON organisation.id = touched.organisation_id
        WHERE organisation.kind IN ('school', 'care_facility');
    RETURN NULL;
END $$;

CREATE FUNCTION learning_mark_successions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT organisation.id FROM touched
        JOIN directory_organisation AS organisation
          ON organisation.id IN (touched.predecessor_id, touched.successor_id)
        WHERE organisation.kind IN ('school', 'care_facility');
    RETURN NULL;
END $$;

CREATE FUNCTION learning_forget_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('coverage facts', 0));
    DELETE FROM learning_coverageverdict;
    RETURN NULL;
END $$;
"""
UNMARK = """
DROP FUNCTION learning_forget_verdicts() CASCADE;
DROP FUNCTION learning_mark_successions() CASCADE;
DROP FUNCTION learning_mark_institutions() CASCADE;
"""
MARKING = {
    "directory_institutionprofile": "institutions",
    "directory_organisationversion": "institutions",
    "directory_enrolmentsnapshot": "institutions",
    "directory_successionedge": "successions",
}
VERBS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
TRIGGERS = "".join(
    f"CREATE TRIGGER learning_marks_{verb.lower()} AFTER {verb} ON {table}"
    f" REFERENCING {which} TABLE AS touched"
    f" FOR EACH STATEMENT EXECUTE FUNCTION learning_mark_{what}();\n"
    for table, what in MARKING.items()
    for verb, which in VERBS.items()
)
FORGETTING = "".join(
    f"CREATE TRIGGER learning_forgets_verdicts AFTER INSERT OR UPDATE OR DELETE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION learning_forget_verdicts();\n"
    for table in ("directory_scoperule", "learning_coveragerule", "learning_schoolyear")
)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_enrolment_and_traits"),
        ("learning", "0005_verdicts_kept"),
    ]

    operations = [migrations.RunSQL(MARK + TRIGGERS + FORGETTING, UNMARK)]
