"""A number that was taken stays taken: the database refuses to remove it or make it another."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION documents_number_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a number of the register stays' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER documents_number_stays BEFORE UPDATE OR DELETE OR TRUNCATE
    ON documents_registernumber FOR EACH STATEMENT EXECUTE FUNCTION documents_number_refuse();
"""
ALLOW = """
DROP TRIGGER documents_number_stays ON documents_registernumber;
DROP FUNCTION documents_number_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
