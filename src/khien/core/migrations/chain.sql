CREATE FUNCTION core_ledger_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_position bigint;
    last_hash bytea;
BEGIN
    -- One chain: held until this commit is done, taken at its very end.
    PERFORM pg_advisory_xact_lock(5603169);
    SELECT position, hash INTO last_position, last_hash
      FROM core_ledgerlink ORDER BY position DESC LIMIT 1;
    INSERT INTO core_ledgerlink (position, event_id, hash) VALUES (
        coalesce(last_position, 0) + 1,
        NEW.id,
        sha256(coalesce(last_hash, ''::bytea) || convert_to(concat_ws(E'\x1f',
            NEW.id, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.actor_key,
            NEW.actor_role, NEW.room, NEW.verb, NEW.subject, NEW.data), 'UTF8')));
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER core_ledger_chain AFTER INSERT ON core_ledgerevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION core_ledger_chain();

CREATE FUNCTION core_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER core_ledger_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON core_ledgerevent
    FOR EACH STATEMENT EXECUTE FUNCTION core_ledger_refuse();
CREATE TRIGGER core_ledger_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON core_ledgerlink
    FOR EACH STATEMENT EXECUTE FUNCTION core_ledger_refuse();

ALTER TABLE core_bucket SET UNLOGGED;
