"""Custody steps only grow: the database refuses anything else, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION evidence_custody_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'custody only grows' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER evidence_custody_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE
    ON evidence_exhibitstep FOR EACH STATEMENT EXECUTE FUNCTION evidence_custody_refuse();
"""
ALLOW = """
DROP TRIGGER evidence_custody_only_grows ON evidence_exhibitstep;
DROP FUNCTION evidence_custody_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
