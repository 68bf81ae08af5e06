SET LOCAL check_function_bodies = off;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.core_ledger_chain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.core_ledger_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.documents_number_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a number of the register stays' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.evidence_custody_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'custody only grows' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.indicators_reading_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'readings only grow' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.learning_forget_facts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('coverage facts', 0));
    DELETE FROM learning_coveragefacts;
    RETURN NULL;
END $$;
CREATE FUNCTION public.learning_forget_verdicts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('coverage facts', 0));
    DELETE FROM learning_coverageverdict;
    RETURN NULL;
END $$;
CREATE FUNCTION public.learning_mark_institutions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT organisation.id FROM touched
        JOIN directory_organisation AS organisation ON organisation.id = touched.organisation_id
        WHERE organisation.kind IN ('school', 'care_facility');
    RETURN NULL;
END $$;
CREATE FUNCTION public.learning_mark_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT institution_id FROM touched;
    RETURN NULL;
END $$;
CREATE FUNCTION public.learning_mark_sheets() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT session.institution_id
        FROM (SELECT DISTINCT session_id FROM touched) AS sheet
        JOIN learning_session AS session ON session.id = sheet.session_id;
    RETURN NULL;
END $$;
CREATE FUNCTION public.learning_mark_successions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO learning_coveragemark (institution_id)
        SELECT DISTINCT organisation.id FROM touched
        JOIN directory_organisation AS organisation
          ON organisation.id IN (touched.predecessor_id, touched.successor_id)
        WHERE organisation.kind IN ('school', 'care_facility');
    RETURN NULL;
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.reports_line_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reports_consolidatedreport
                WHERE id = COALESCE(NEW.report_id, OLD.report_id) AND state = 'signed') THEN
        RAISE EXCEPTION 'a signed report stays as it was signed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION public.reports_signed_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a signed report stays as it was signed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.support_a_published_form_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF NEW.published_at IS NULL
            AND (NEW.id, NEW.code, NEW.version, NEW.sections)
                = (OLD.id, OLD.code, OLD.version, OLD.sections)
            AND NOT EXISTS (SELECT FROM support_filledform WHERE definition_id = OLD.id)
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a published version of a form is never changed';
    END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.capacity_capacityrow (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    topic character varying(20) NOT NULL,
    what character varying(200) NOT NULL,
    count integer NOT NULL,
    "on" date NOT NULL,
    until date,
    source character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(250) NOT NULL,
    recorded_by_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT capacity_capacityrow_count_check CHECK ((count >= 0)),
    CONSTRAINT capacity_ends_after_it_starts CHECK (((until IS NULL) OR (until > "on")))
);
CREATE TABLE public.certificates_award (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    criteria character varying(500) NOT NULL,
    signer character varying(120) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    sent_key uuid NOT NULL,
    institution_id uuid NOT NULL,
    issued_by_id uuid NOT NULL
);
CREATE TABLE public.certificates_certificate (
    id uuid NOT NULL,
    place integer NOT NULL,
    number character varying(16) NOT NULL,
    holder bytea,
    issued_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_for character varying(12) NOT NULL,
    withdrawn_note character varying(250) NOT NULL,
    award_id uuid NOT NULL,
    CONSTRAINT certificates_certificate_place_check CHECK ((place >= 0)),
    CONSTRAINT withdrawn_for_a_reason CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_for)::text = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT ((withdrawn_for)::text = ''::text)))))
);
CREATE TABLE public.coordination_answer (
    id uuid NOT NULL,
    result character varying(20) NOT NULL,
    note character varying(500) NOT NULL,
    inspection_id uuid NOT NULL,
    question_id uuid NOT NULL
);
CREATE TABLE public.coordination_ask (
    id uuid NOT NULL,
    due_on date NOT NULL,
    ended_at timestamp with time zone,
    office_id uuid NOT NULL,
    answer_id uuid,
    post_id uuid NOT NULL,
    CONSTRAINT answered_asks_are_ended CHECK (((answer_id IS NULL) OR (ended_at IS NOT NULL)))
);
CREATE SEQUENCE public.coordination_difficulty_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.coordination_difficulty (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.coordination_difficulty_number'::regclass) NOT NULL,
    kind character varying(20) NOT NULL,
    blocking boolean NOT NULL,
    title character varying(200) NOT NULL,
    words bytea,
    tried bytea,
    wish bytea,
    level character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    version integer NOT NULL,
    incident_id uuid,
    institution_id uuid,
    objective_id uuid,
    office_id uuid NOT NULL,
    raised_by_id uuid NOT NULL,
    task_id uuid,
    CONSTRAINT a_difficulty_is_about_one_thing CHECK ((((task_id IS NULL) OR (objective_id IS NULL)) AND ((task_id IS NULL) OR (institution_id IS NULL)) AND ((task_id IS NULL) OR (incident_id IS NULL)) AND ((objective_id IS NULL) OR (institution_id IS NULL)) AND ((objective_id IS NULL) OR (incident_id IS NULL)) AND ((institution_id IS NULL) OR (incident_id IS NULL)))),
    CONSTRAINT closed_difficulties_say_when CHECK ((((closed_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['settled'::character varying, 'withdrawn'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['settled'::character varying, 'withdrawn'::character varying])::text[]))) AND (closed_at IS NULL)))),
    CONSTRAINT coordination_difficulty_version_check CHECK ((version >= 0))
);
CREATE TABLE public.coordination_finding (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    weight character varying(10) NOT NULL,
    words character varying(1000) NOT NULL,
    written_by_id uuid NOT NULL,
    inspection_id uuid NOT NULL,
    question_id uuid,
    CONSTRAINT coordination_finding_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.coordination_followup (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    words character varying(1000) NOT NULL,
    due_on date,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    recommendation_id uuid NOT NULL
);
CREATE SEQUENCE public.coordination_guidance_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.coordination_guidance (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.coordination_guidance_number'::regclass) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    difficulty_id uuid,
    office_id uuid NOT NULL
);
CREATE TABLE public.coordination_guidanceversion (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(20) NOT NULL,
    reader character varying(10) NOT NULL,
    public boolean NOT NULL,
    title character varying(200) NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    cites character varying(300) NOT NULL,
    folded text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(300) NOT NULL,
    revision integer NOT NULL,
    drafted_by_id uuid NOT NULL,
    guidance_id uuid NOT NULL,
    published_by_id uuid,
    CONSTRAINT coordination_guidanceversion_position_check CHECK (("position" >= 0)),
    CONSTRAINT coordination_guidanceversion_revision_check CHECK ((revision >= 0)),
    CONSTRAINT only_published_guidance_is_withdrawn CHECK (((withdrawn_at IS NULL) OR (published_at IS NOT NULL)))
);
CREATE SEQUENCE public.coordination_inspection_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.coordination_inspection (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.coordination_inspection_number'::regclass) NOT NULL,
    asked_of character varying(10) NOT NULL,
    why character varying(300) NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    held_on date,
    concluded_at timestamp with time zone,
    conclusion text NOT NULL,
    cancelled_why character varying(300) NOT NULL,
    version integer NOT NULL,
    body_id uuid NOT NULL,
    concluded_by_id uuid,
    office_id uuid NOT NULL,
    planned_by_id uuid NOT NULL,
    plan_id uuid,
    CONSTRAINT coordination_inspection_version_check CHECK ((version >= 0)),
    CONSTRAINT held_inspections_say_when CHECK ((((state)::text = ANY ((ARRAY['planned'::character varying, 'cancelled'::character varying])::text[])) OR (held_on IS NOT NULL)))
);
CREATE TABLE public.coordination_inspectionplan (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    basis character varying(200) NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id uuid,
    made_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT an_inspection_plan_ends_after_it_starts CHECK ((ends >= starts))
);
CREATE TABLE public.coordination_meeting (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    held_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    place character varying(200) NOT NULL,
    chair bytea,
    secretary bytea,
    agenda bytea,
    said bytea,
    concluded bytea,
    state character varying(10) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    version integer NOT NULL,
    approved_by_id uuid,
    office_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT approved_meetings_say_when CHECK ((((approved_at IS NULL) AND ((state)::text = 'draft'::text)) OR ((approved_at IS NOT NULL) AND ((state)::text = 'approved'::text)))),
    CONSTRAINT coordination_meeting_version_check CHECK ((version >= 0))
);
CREATE TABLE public.coordination_meetingaction (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    words character varying(300) NOT NULL,
    function character varying(30) NOT NULL,
    due_on date NOT NULL,
    meeting_id uuid NOT NULL,
    office_id uuid NOT NULL,
    task_id uuid,
    territory_id uuid,
    CONSTRAINT coordination_meetingaction_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.coordination_meetingoffice (
    id uuid NOT NULL,
    people bytea,
    meeting_id uuid NOT NULL,
    office_id uuid NOT NULL
);
CREATE TABLE public.coordination_post (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    words bytea,
    by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    thread_id uuid NOT NULL
);
CREATE TABLE public.coordination_question (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    version smallint NOT NULL,
    asked_of character varying(10) NOT NULL,
    words character varying(300) NOT NULL,
    look_at character varying(300) NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    since date NOT NULL,
    until date,
    CONSTRAINT coordination_question_version_check CHECK ((version >= 0))
);
CREATE TABLE public.coordination_recommendation (
    id uuid NOT NULL,
    words character varying(500) NOT NULL,
    first_due_on date NOT NULL,
    due_on date NOT NULL,
    late boolean NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    finding_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT coordination_recommendation_version_check CHECK ((version >= 0)),
    CONSTRAINT ended_recommendations_say_when CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['verified'::character varying, 'dropped'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['verified'::character varying, 'dropped'::character varying])::text[]))) AND (ended_at IS NULL))))
);
CREATE TABLE public.coordination_referral (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    outside character varying(200) NOT NULL,
    function character varying(30) NOT NULL,
    level character varying(10) NOT NULL,
    why character varying(500) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_how character varying(20) NOT NULL,
    difficulty_id uuid NOT NULL,
    office_id uuid NOT NULL,
    sent_by_id uuid NOT NULL,
    CONSTRAINT coordination_referral_position_check CHECK (("position" >= 0)),
    CONSTRAINT ended_referrals_say_how CHECK ((((ended_at IS NULL) AND ((ended_how)::text = ''::text)) OR ((ended_at IS NOT NULL) AND (NOT ((ended_how)::text = ''::text)))))
);
CREATE TABLE public.coordination_resolution (
    id uuid NOT NULL,
    outcome character varying(20) NOT NULL,
    words bytea,
    cites character varying(300) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    helped boolean,
    said_at timestamp with time zone,
    why_not bytea,
    decided_by_id uuid NOT NULL,
    difficulty_id uuid NOT NULL,
    guidance_id uuid,
    referral_id uuid NOT NULL
);
CREATE TABLE public.coordination_thread (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by_id uuid,
    difficulty_id uuid,
    incident_id uuid,
    institution_id uuid,
    objective_id uuid,
    office_id uuid NOT NULL,
    opened_by_id uuid NOT NULL,
    task_id uuid,
    CONSTRAINT a_thread_is_about_one_thing CHECK ((((task_id IS NULL) OR (objective_id IS NULL)) AND ((task_id IS NULL) OR (institution_id IS NULL)) AND ((task_id IS NULL) OR (incident_id IS NULL)) AND ((task_id IS NULL) OR (difficulty_id IS NULL)) AND ((objective_id IS NULL) OR (institution_id IS NULL)) AND ((objective_id IS NULL) OR (incident_id IS NULL)) AND ((objective_id IS NULL) OR (difficulty_id IS NULL)) AND ((institution_id IS NULL) OR (incident_id IS NULL)) AND ((institution_id IS NULL) OR (difficulty_id IS NULL)) AND ((incident_id IS NULL) OR (difficulty_id IS NULL))))
);
CREATE TABLE public.coordination_threadoffice (
    id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    office_id uuid NOT NULL,
    thread_id uuid NOT NULL
);
CREATE UNLOGGED TABLE public.core_bucket (
    key bytea NOT NULL,
    tokens double precision NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.core_bulkact (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    person uuid NOT NULL,
    done_at timestamp with time zone NOT NULL,
    rows jsonb NOT NULL,
    undone_at timestamp with time zone,
    kept jsonb NOT NULL
);
CREATE TABLE public.core_channelstate (
    channel character varying(10) NOT NULL,
    failing_since timestamp with time zone,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    problem character varying(60) NOT NULL,
    CONSTRAINT core_channelstate_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.core_clockchange (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid NOT NULL,
    until timestamp with time zone,
    due_before timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    reason bytea,
    clock_id uuid NOT NULL
);
CREATE TABLE public.core_clockrule (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    unit character varying(20) NOT NULL,
    amount smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    movable boolean NOT NULL,
    CONSTRAINT core_clockrule_amount_check CHECK ((amount >= 0)),
    CONSTRAINT rule_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
CREATE TABLE public.core_delivery (
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    reminder_id uuid NOT NULL
);
CREATE TABLE public.core_digest (
    id uuid NOT NULL,
    person uuid NOT NULL,
    cadence character varying(10) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    lines integer NOT NULL,
    problem character varying(60) NOT NULL,
    CONSTRAINT core_digest_lines_check CHECK ((lines >= 0))
);
CREATE TABLE public.core_digestline (
    id uuid NOT NULL,
    person uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    clock_id uuid NOT NULL,
    notice_id uuid NOT NULL
);
CREATE TABLE public.core_holiday (
    date date NOT NULL,
    name character varying(120) NOT NULL,
    works boolean NOT NULL
);
CREATE TABLE public.core_ladderstep (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    "offset" smallint NOT NULL,
    unit character varying(20) NOT NULL,
    "to" character varying(20) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT step_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE TABLE public.core_ledgerevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_key character varying(80) NOT NULL,
    actor_role character varying(200) NOT NULL,
    room character varying(40) NOT NULL,
    verb character varying(80) NOT NULL,
    subject uuid NOT NULL,
    data text NOT NULL
);
ALTER TABLE public.core_ledgerevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.core_ledgerevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.core_ledgerhead (
    number integer NOT NULL,
    day date NOT NULL,
    entries bigint NOT NULL,
    hash bytea NOT NULL,
    key bytea NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT core_ledgerhead_entries_check CHECK ((entries >= 0)),
    CONSTRAINT core_ledgerhead_number_check CHECK ((number >= 0))
);
CREATE TABLE public.core_ledgerlink (
    "position" bigint NOT NULL,
    hash bytea NOT NULL,
    event_id bigint NOT NULL
);
CREATE TABLE public.core_mailchoice (
    person uuid NOT NULL,
    how jsonb NOT NULL,
    hour smallint NOT NULL,
    weekday smallint NOT NULL,
    language character varying(8) NOT NULL,
    CONSTRAINT core_mailchoice_hour_check CHECK ((hour >= 0)),
    CONSTRAINT core_mailchoice_weekday_check CHECK ((weekday >= 0))
);
CREATE TABLE public.core_notice (
    id uuid NOT NULL,
    person uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    withdrawn_at timestamp with time zone
);
CREATE TABLE public.core_posting (
    id uuid NOT NULL,
    channel character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    sent boolean NOT NULL,
    problem character varying(60) NOT NULL,
    notice_id uuid NOT NULL
);
CREATE TABLE public.core_reminder (
    id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    delivered boolean NOT NULL,
    clock_id uuid NOT NULL,
    step_id uuid,
    asked_by uuid,
    CONSTRAINT reminded_by_a_step_or_by_a_person CHECK ((((asked_by IS NOT NULL) AND (step_id IS NULL)) OR ((asked_by IS NULL) AND (step_id IS NOT NULL))))
);
CREATE TABLE public.core_runningclock (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    responsible uuid,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    rule_id uuid NOT NULL,
    cancelled boolean NOT NULL,
    first_due_at timestamp with time zone NOT NULL,
    late_at timestamp with time zone,
    next_at timestamp with time zone,
    suspended_until timestamp with time zone
);
CREATE TABLE public.core_savedfilter (
    id uuid NOT NULL,
    person uuid NOT NULL,
    listing character varying(60) NOT NULL,
    name character varying(40) NOT NULL,
    query character varying(1000) NOT NULL,
    is_default boolean NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE TABLE public.curriculum_descriptor (
    id bigint NOT NULL,
    band character varying(2) NOT NULL,
    strand character varying(2) NOT NULL,
    title character varying(200) NOT NULL,
    can_do character varying(400) NOT NULL,
    circular_02 character varying(4)[] NOT NULL,
    digcomp character varying(4)[] NOT NULL,
    connected_world character varying(80) NOT NULL,
    framework_id character varying(40) NOT NULL
);
ALTER TABLE public.curriculum_descriptor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.curriculum_descriptor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.curriculum_framework (
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    valid_from date NOT NULL,
    law character varying(300) NOT NULL,
    certainty character varying(2) NOT NULL
);
CREATE TABLE public.curriculum_lesson (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    band character varying(2) NOT NULL
);
CREATE TABLE public.curriculum_lessonversion (
    id uuid NOT NULL,
    language character varying(3) NOT NULL,
    number integer NOT NULL,
    strands character varying(2)[] NOT NULL,
    content jsonb NOT NULL,
    picture text NOT NULL,
    state character varying(10) NOT NULL,
    shipped character varying(64) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    published_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(500) NOT NULL,
    saved integer NOT NULL,
    lesson_id uuid NOT NULL,
    written_by_id uuid,
    CONSTRAINT a_lesson_has_a_strand CHECK ((
CASE
    WHEN (strands IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(strands, 1), 0)
END >= 1)),
    CONSTRAINT a_lesson_is_withdrawn_with_a_reason CHECK (((NOT ((state)::text = 'withdrawn'::text)) OR (NOT ((withdrawn_why)::text = ''::text)))),
    CONSTRAINT curriculum_lessonversion_number_check CHECK ((number >= 0)),
    CONSTRAINT curriculum_lessonversion_saved_check CHECK ((saved >= 0))
);
CREATE TABLE public.curriculum_recording (
    version_id uuid NOT NULL,
    data bytea NOT NULL,
    media_type character varying(40) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL
);
CREATE TABLE public.curriculum_review (
    id bigint NOT NULL,
    role character varying(40) NOT NULL,
    good boolean NOT NULL,
    remark character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    round integer NOT NULL,
    by_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT curriculum_review_round_check CHECK ((round >= 0)),
    CONSTRAINT sent_back_with_a_remark CHECK ((good OR (NOT ((remark)::text = ''::text))))
);
ALTER TABLE public.curriculum_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.curriculum_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.dashboards_chart (
    key character varying(64) NOT NULL,
    wanted text NOT NULL,
    svg text NOT NULL,
    drawn_at timestamp with time zone
);
CREATE TABLE public.directory_boundary (
    id uuid NOT NULL,
    rings jsonb NOT NULL,
    source character varying(250) NOT NULL,
    valid daterange NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT a_boundary_lasts_a_day CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.directory_changeevent (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    date date NOT NULL,
    legal_basis character varying(250) NOT NULL,
    wording text NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.directory_communetrait (
    id uuid NOT NULL,
    trait character varying(20) NOT NULL,
    law character varying(250) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid daterange NOT NULL,
    commune_id uuid NOT NULL,
    CONSTRAINT a_trait_lasts CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.directory_enrolmentsnapshot (
    id uuid NOT NULL,
    school_year character varying(9) NOT NULL,
    grade smallint,
    girls integer NOT NULL,
    boys integer NOT NULL,
    unknown integer NOT NULL,
    counted_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(80) NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT an_enrolment_has_a_grade CHECK (((grade IS NULL) OR ((grade >= 1) AND (grade <= 12)))),
    CONSTRAINT directory_enrolmentsnapshot_boys_check CHECK ((boys >= 0)),
    CONSTRAINT directory_enrolmentsnapshot_girls_check CHECK ((girls >= 0)),
    CONSTRAINT directory_enrolmentsnapshot_grade_check CHECK ((grade >= 0)),
    CONSTRAINT directory_enrolmentsnapshot_unknown_check CHECK ((unknown >= 0))
);
CREATE TABLE public.directory_functionbinding (
    id uuid NOT NULL,
    function character varying(30) NOT NULL,
    certainty character varying(2) NOT NULL,
    legal_basis character varying(250) NOT NULL,
    valid daterange NOT NULL,
    organisation_id uuid NOT NULL,
    territory_id uuid NOT NULL,
    CONSTRAINT binding_lasts_a_day CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.directory_functiontransfer (
    id uuid NOT NULL,
    function character varying(30) NOT NULL,
    date date NOT NULL,
    legal_basis character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    giver_id uuid NOT NULL,
    taker_id uuid NOT NULL,
    territory_id uuid NOT NULL,
    CONSTRAINT nobody_takes_from_themselves CHECK ((NOT (giver_id = taker_id)))
);
CREATE TABLE public.directory_hierarchyedge (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    valid daterange NOT NULL,
    child_id uuid NOT NULL,
    parent_id uuid NOT NULL,
    CONSTRAINT nobody_is_their_own_parent CHECK ((NOT (parent_id = child_id)))
);
CREATE TABLE public.directory_importdraft (
    id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    uploaded_by character varying(80) NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    first_day date NOT NULL,
    notes jsonb NOT NULL,
    rows jsonb NOT NULL,
    of character varying(12) NOT NULL,
    school_year character varying(9) NOT NULL
);
CREATE TABLE public.directory_installation (
    id smallint NOT NULL,
    sample boolean NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    province_id uuid NOT NULL,
    CONSTRAINT directory_installation_id_check CHECK ((id >= 0)),
    CONSTRAINT one_installation CHECK ((id = 1))
);
CREATE TABLE public.directory_institutionprofile (
    id uuid NOT NULL,
    type character varying(40) NOT NULL,
    valid daterange NOT NULL,
    organisation_id uuid NOT NULL
);
CREATE TABLE public.directory_organisation (
    id uuid NOT NULL,
    kind character varying(30) NOT NULL
);
CREATE TABLE public.directory_organisationidentifier (
    id uuid NOT NULL,
    scheme character varying(20) NOT NULL,
    value character varying(40) NOT NULL,
    valid daterange NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT identifier_lasts_a_day CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.directory_organisationversion (
    id uuid NOT NULL,
    name character varying(250) NOT NULL,
    folded_name character varying(250) NOT NULL,
    type character varying(60) NOT NULL,
    level character varying(10) NOT NULL,
    latitude double precision,
    longitude double precision,
    contact text NOT NULL,
    legal_basis character varying(250) NOT NULL,
    valid daterange NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    place_id uuid,
    hours character varying(300) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT version_lasts_a_day CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.directory_scoperule (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    types character varying(40)[] NOT NULL,
    law character varying(250) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid daterange NOT NULL
);
CREATE TABLE public.directory_successionedge (
    id uuid NOT NULL,
    extent character varying(5) NOT NULL,
    event_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    CONSTRAINT nobody_follows_themselves_whole CHECK ((NOT (((extent)::text = 'whole'::text) AND (predecessor_id = successor_id))))
);
CREATE TABLE public.directory_successionshare (
    id uuid NOT NULL,
    basis character varying(10) NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    source character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(80) NOT NULL,
    edge_id uuid NOT NULL,
    CONSTRAINT a_share_is_between_nothing_and_all CHECK (((denominator > 0) AND (numerator >= 0) AND (numerator <= denominator)))
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id integer NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.documents_document (
    id uuid NOT NULL,
    holder uuid NOT NULL,
    holder_kind character varying(20) NOT NULL,
    abstract character varying(250) NOT NULL,
    content bytea,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    issued_at timestamp with time zone,
    voided_at timestamp with time zone,
    void_reason bytea,
    issued_by_id uuid,
    made_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    voided_by_id uuid,
    type_id uuid NOT NULL,
    number_id uuid,
    CONSTRAINT documents_are_what_their_state_says CHECK ((((number_id IS NULL) AND ((state)::text = 'draft'::text) AND (voided_at IS NULL)) OR ((number_id IS NOT NULL) AND ((state)::text = 'issued'::text) AND (voided_at IS NULL)) OR (((state)::text = 'voided'::text) AND (voided_at IS NOT NULL)))),
    CONSTRAINT issued_documents_have_a_number CHECK ((((issued_at IS NULL) AND (number_id IS NULL)) OR ((issued_at IS NOT NULL) AND (number_id IS NOT NULL))))
);
CREATE TABLE public.documents_documentfile (
    id uuid NOT NULL,
    format character varying(4) NOT NULL,
    size integer NOT NULL,
    sha256 bytea NOT NULL,
    content bytea,
    document_id uuid NOT NULL,
    CONSTRAINT documents_documentfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.documents_documenttype (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    form character varying(60) NOT NULL,
    title character varying(120) NOT NULL,
    abstract character varying(250) NOT NULL,
    abbreviation character varying(12) NOT NULL,
    grounds text NOT NULL,
    decides boolean NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT documents_documenttype_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.documents_letterhead (
    id uuid NOT NULL,
    superior character varying(250) NOT NULL,
    name character varying(250) NOT NULL,
    place character varying(120) NOT NULL,
    symbol character varying(30) NOT NULL,
    unit character varying(30) NOT NULL,
    revision integer NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT documents_letterhead_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.documents_register (
    id uuid NOT NULL,
    year smallint NOT NULL,
    abbreviation character varying(12) NOT NULL,
    last integer NOT NULL,
    office_id uuid NOT NULL,
    CONSTRAINT documents_register_last_check CHECK ((last >= 0)),
    CONSTRAINT documents_register_year_check CHECK ((year >= 0))
);
CREATE TABLE public.documents_registernumber (
    id uuid NOT NULL,
    number integer NOT NULL,
    symbol character varying(60) NOT NULL,
    day date NOT NULL,
    abstract character varying(250) NOT NULL,
    register_id uuid NOT NULL,
    taken_by_id uuid NOT NULL,
    CONSTRAINT documents_registernumber_number_check CHECK ((number >= 0)),
    CONSTRAINT numbers_begin_with_one CHECK ((number >= 1))
);
CREATE TABLE public.enforcement_handlingnote (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text bytea,
    by_id uuid NOT NULL,
    violation_id uuid NOT NULL
);
CREATE TABLE public.enforcement_incidentreportabroad (
    id uuid NOT NULL,
    content bytea,
    why bytea,
    story boolean NOT NULL,
    files smallint NOT NULL,
    digest bytea NOT NULL,
    released_at timestamp with time zone NOT NULL,
    incident_id uuid NOT NULL,
    released_by_id uuid NOT NULL,
    CONSTRAINT enforcement_incidentreportabroad_files_check CHECK ((files >= 0))
);
CREATE TABLE public.enforcement_internationalreport (
    id uuid NOT NULL,
    content bytea,
    why bytea,
    story boolean NOT NULL,
    files smallint NOT NULL,
    digest bytea NOT NULL,
    released_at timestamp with time zone NOT NULL,
    released_by_id uuid NOT NULL,
    violation_id uuid NOT NULL,
    CONSTRAINT enforcement_internationalreport_files_check CHECK ((files >= 0))
);
CREATE TABLE public.enforcement_matchverdict (
    id uuid NOT NULL,
    match_id uuid NOT NULL,
    respondent_id uuid NOT NULL,
    verdict character varying(10) NOT NULL,
    why bytea,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL
);
CREATE TABLE public.enforcement_outcomeknown (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    proceeding_id uuid NOT NULL
);
CREATE TABLE public.enforcement_proceeding (
    id uuid NOT NULL,
    step character varying(20) NOT NULL,
    branch character varying(20) NOT NULL,
    "on" date,
    at timestamp with time zone NOT NULL,
    told boolean NOT NULL,
    number character varying(60) NOT NULL,
    fine_vnd bigint,
    said bytea,
    by_id uuid NOT NULL,
    receiver_id uuid,
    violation_id uuid NOT NULL
);
CREATE TABLE public.enforcement_respondent (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    age_group character varying(10) NOT NULL,
    identity bytea,
    name_tokens bigint[] NOT NULL,
    person uuid NOT NULL
);
CREATE TABLE public.enforcement_respondentidentifier (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    value bytea,
    token bigint NOT NULL,
    respondent_id uuid NOT NULL,
    place character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone
);
CREATE TABLE public.enforcement_respondentmatch (
    id uuid NOT NULL,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    kinds character varying(20)[] NOT NULL,
    strong boolean NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT the_older_record_is_one CHECK ((one_id < other_id))
);
CREATE SEQUENCE public.enforcement_violation_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.enforcement_violation (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.enforcement_violation_number'::regclass) NOT NULL,
    act character varying(30) NOT NULL,
    act_on date NOT NULL,
    detected_by character varying(20) NOT NULL,
    account bytea,
    opened_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    branch character varying(20) NOT NULL,
    handled boolean,
    settled_at timestamp with time zone,
    decision_number character varying(60) NOT NULL,
    fine_vnd bigint,
    result bytea,
    version integer NOT NULL,
    commune_id uuid,
    incident_id uuid NOT NULL,
    office_id uuid NOT NULL,
    opened_by_id uuid NOT NULL,
    respondent_id uuid NOT NULL,
    receiver_id uuid,
    CONSTRAINT a_fine_is_not_negative CHECK (((fine_vnd IS NULL) OR (fine_vnd >= 0))),
    CONSTRAINT enforcement_violation_version_check CHECK ((version >= 0)),
    CONSTRAINT settled_violations_say_how_and_when CHECK ((((NOT ((state)::text = ANY ((ARRAY['verifying'::character varying, 'handling'::character varying, 'recorded'::character varying, 'referred'::character varying])::text[]))) AND (handled IS NOT NULL) AND (settled_at IS NOT NULL) AND (NOT ((branch)::text = ''::text))) OR ((handled IS NULL) AND (settled_at IS NULL) AND ((state)::text = ANY ((ARRAY['verifying'::character varying, 'handling'::character varying, 'recorded'::character varying, 'referred'::character varying])::text[])))))
);
CREATE TABLE public.enforcement_violation_provisions (
    id integer NOT NULL,
    violation_id uuid NOT NULL,
    provision_id uuid NOT NULL
);
ALTER TABLE public.enforcement_violation_provisions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.enforcement_violation_provisions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_arriving (
    id uuid NOT NULL,
    holder uuid NOT NULL,
    holder_kind character varying(20) NOT NULL,
    name bytea,
    origin bytea,
    size bigint NOT NULL,
    mark bytea NOT NULL,
    began_at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    exhibit_id uuid,
    CONSTRAINT evidence_arriving_size_check CHECK ((size >= 0))
);
CREATE TABLE public.evidence_envelope (
    id uuid NOT NULL,
    content bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(80) NOT NULL,
    exhibit_id uuid NOT NULL
);
CREATE TABLE public.evidence_envelope_keys (
    id integer NOT NULL,
    envelope_id uuid NOT NULL,
    unitkey_id uuid NOT NULL
);
ALTER TABLE public.evidence_envelope_keys ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_envelope_keys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_exhibit (
    id uuid NOT NULL,
    holder uuid NOT NULL,
    holder_kind character varying(20) NOT NULL,
    number smallint NOT NULL,
    name bytea,
    origin bytea,
    captured_by character varying(80) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    stored_size bigint NOT NULL,
    stored_sha256 bytea NOT NULL,
    pdq bytea,
    pdq_quality smallint,
    pdq_parts integer[],
    scan character varying(20) NOT NULL,
    path character varying(80) NOT NULL,
    preview_path character varying(80) NOT NULL,
    checked_at timestamp with time zone,
    claimed character varying(10) NOT NULL,
    fault character varying(10) NOT NULL,
    file_sha256 bytea,
    file_size bigint,
    sealed_for_id uuid,
    CONSTRAINT evidence_exhibit_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT evidence_exhibit_number_check CHECK ((number >= 0)),
    CONSTRAINT evidence_exhibit_pdq_quality_check CHECK ((pdq_quality >= 0)),
    CONSTRAINT evidence_exhibit_size_check CHECK ((size >= 0)),
    CONSTRAINT evidence_exhibit_stored_size_check CHECK ((stored_size >= 0))
);
CREATE TABLE public.evidence_exhibitstep (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_key character varying(80) NOT NULL,
    actor_role character varying(200) NOT NULL,
    detail character varying(200) NOT NULL,
    hash bytea NOT NULL,
    exhibit_id uuid NOT NULL,
    CONSTRAINT evidence_exhibitstep_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.evidence_exhibitstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_exhibitstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_export (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    "to" bytea,
    why bytea,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL
);
CREATE TABLE public.evidence_handedlook (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    by_id uuid NOT NULL,
    exhibit_id uuid NOT NULL,
    to_id uuid NOT NULL,
    CONSTRAINT looks_are_handed_to_another CHECK ((NOT (by_id = to_id)))
);
CREATE TABLE public.evidence_release (
    id uuid NOT NULL,
    "to" bytea,
    why bytea,
    step_id bigint NOT NULL
);
CREATE TABLE public.evidence_unitkey (
    id uuid NOT NULL,
    public_key character varying(80) NOT NULL,
    challenge bytea NOT NULL,
    proof bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    proven_at timestamp with time zone,
    ended_at timestamp with time zone,
    "end" character varying(10) NOT NULL,
    added_by_id uuid NOT NULL,
    ended_by_id uuid,
    owner_id uuid,
    unit_id uuid NOT NULL
);
CREATE TABLE public.field_fielddevice (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    token_hash bytea NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    fetched_at timestamp with time zone,
    sent_at timestamp with time zone,
    wipe_asked_at timestamp with time zone,
    wiped_at timestamp with time zone,
    user_id uuid NOT NULL,
    wipe_asked_by_id uuid,
    CONSTRAINT wiped_because_it_was_asked CHECK (((wiped_at IS NULL) OR (wipe_asked_at IS NOT NULL)))
);
CREATE TABLE public.field_fieldentry (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    content bytea,
    written_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    refusal bytea,
    settled_at timestamp with time zone,
    case_id uuid,
    device_id uuid NOT NULL
);
CREATE TABLE public.indicators_indicator (
    id uuid NOT NULL,
    code character varying(60) NOT NULL
);
CREATE TABLE public.indicators_indicatorversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    valid_from date NOT NULL,
    title character varying(200) NOT NULL,
    unit character varying(60) NOT NULL,
    numerator_rule text NOT NULL,
    denominator_rule text NOT NULL,
    formula smallint NOT NULL,
    written_at timestamp with time zone NOT NULL,
    indicator_id uuid NOT NULL,
    CONSTRAINT indicators_indicatorversion_formula_check CHECK ((formula >= 0)),
    CONSTRAINT indicators_indicatorversion_number_check CHECK ((number >= 0))
);
CREATE TABLE public.indicators_reading (
    id uuid NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    as_valid date NOT NULL,
    known_at timestamp with time zone NOT NULL,
    cells jsonb NOT NULL,
    totals integer[] NOT NULL,
    sha256 bytea NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT a_reading_lies_in_its_period CHECK (((starts <= as_valid) AND (as_valid <= ends)))
);
CREATE TABLE public.indicators_target (
    id uuid NOT NULL,
    percent numeric(5,2) NOT NULL,
    valid daterange NOT NULL,
    basis character varying(250) NOT NULL,
    indicator_id uuid NOT NULL,
    objective_id uuid NOT NULL,
    territory_id uuid,
    CONSTRAINT target_is_a_percentage CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric))),
    CONSTRAINT target_lasts_a_day CHECK ((NOT isempty(valid)))
);
CREATE TABLE public.intake_conflictofinterest (
    id uuid NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    organisation_id uuid,
    person_id uuid,
    report_id uuid NOT NULL,
    noted_by_id uuid,
    why bytea,
    CONSTRAINT a_person_or_an_office_is_kept_away CHECK ((((person_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END))))
);
CREATE SEQUENCE public.intake_contact_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.intake_contact (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.intake_contact_number'::regclass) NOT NULL,
    version integer NOT NULL,
    way character varying(10) NOT NULL,
    kind character varying(20) NOT NULL,
    caller_is character varying(20) NOT NULL,
    about character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    caller bytea,
    child bytea,
    child_age smallint,
    notes bytea,
    place bytea,
    tokens bigint[] NOT NULL,
    started_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_from uuid,
    ended_at timestamp with time zone,
    by_id uuid NOT NULL,
    commune_id uuid,
    category_id uuid,
    saved_nth integer NOT NULL,
    CONSTRAINT an_ended_contact_has_a_kind CHECK (((ended_at IS NULL) OR (NOT ((kind)::text = ''::text)))),
    CONSTRAINT contact_age_of_a_person CHECK (((child_age IS NULL) OR (child_age <= 120))),
    CONSTRAINT intake_contact_child_age_check CHECK ((child_age >= 0)),
    CONSTRAINT intake_contact_saved_nth_check CHECK ((saved_nth >= 0)),
    CONSTRAINT intake_contact_version_check CHECK ((version >= 0))
);
CREATE TABLE public.intake_contactcategory (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    disturbing boolean NOT NULL,
    place smallint NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    parent_id uuid,
    CONSTRAINT category_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT intake_contactcategory_place_check CHECK ((place >= 0))
);
CREATE TABLE public.intake_contactreport (
    id uuid NOT NULL,
    by_code boolean NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    unlinked_at timestamp with time zone,
    contact_id uuid NOT NULL,
    linked_by_id uuid NOT NULL,
    report_id uuid NOT NULL,
    unlinked_by_id uuid
);
CREATE TABLE public.intake_debrief (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    wellbeing smallint NOT NULL,
    words bytea,
    user_id uuid NOT NULL,
    CONSTRAINT intake_debrief_wellbeing_check CHECK ((wellbeing >= 0)),
    CONSTRAINT wellbeing_of_five CHECK (((wellbeing >= 1) AND (wellbeing <= 5)))
);
CREATE TABLE public.intake_deskrule (
    valid_from date NOT NULL,
    daily_minutes smallint NOT NULL,
    rest_after_minutes smallint NOT NULL,
    item_minutes smallint NOT NULL,
    shift_hours smallint[] NOT NULL,
    certainty character varying(2) NOT NULL,
    CONSTRAINT intake_deskrule_daily_minutes_check CHECK ((daily_minutes >= 0)),
    CONSTRAINT intake_deskrule_item_minutes_check CHECK ((item_minutes >= 0)),
    CONSTRAINT intake_deskrule_rest_after_minutes_check CHECK ((rest_after_minutes >= 0))
);
CREATE TABLE public.people_exposure (
    id bigint CONSTRAINT intake_exposure_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT intake_exposure_at_not_null NOT NULL,
    minutes smallint CONSTRAINT intake_exposure_minutes_not_null NOT NULL,
    source character varying(10) CONSTRAINT intake_exposure_source_not_null NOT NULL,
    user_id uuid CONSTRAINT intake_exposure_user_id_not_null NOT NULL,
    CONSTRAINT intake_exposure_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.people_exposure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.intake_exposure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.intake_incident_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.intake_incident (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.intake_incident_number'::regclass) NOT NULL,
    version integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    title bytea,
    summary bytea,
    kinds character varying(30)[] NOT NULL,
    priority character varying(10) NOT NULL,
    closed_at timestamp with time zone,
    closed_why bytea,
    closed_by_id uuid,
    commune_happened_id uuid,
    commune_residence_id uuid,
    opened_by_id uuid NOT NULL,
    commune_other_home_id uuid,
    merged_into_id uuid,
    CONSTRAINT a_merged_incident_is_closed CHECK (((merged_into_id IS NULL) OR (closed_at IS NOT NULL))),
    CONSTRAINT closed_by_somebody CHECK ((((closed_at IS NULL) AND (closed_by_id IS NULL)) OR ((closed_at IS NOT NULL) AND (closed_by_id IS NOT NULL)))),
    CONSTRAINT intake_incident_version_check CHECK ((version >= 0))
);
CREATE TABLE public.intake_incidentreport (
    id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    separated_at timestamp with time zone,
    separated_why bytea,
    incident_id uuid NOT NULL,
    joined_by_id uuid NOT NULL,
    report_id uuid NOT NULL,
    separated_by_id uuid
);
CREATE TABLE public.intake_message (
    id uuid NOT NULL,
    from_reporter boolean NOT NULL,
    again boolean NOT NULL,
    request_hash bytea,
    text bytea,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    report_id uuid NOT NULL
);
CREATE SEQUENCE public.intake_report_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.intake_report (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.intake_report_number'::regclass) NOT NULL,
    code_hash bytea NOT NULL,
    request_hash bytea,
    content_hash bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    channel character varying(20) NOT NULL,
    door character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    narrative bytea,
    kinds character varying(30)[] NOT NULL,
    child_age smallint,
    happened_on date,
    asks_for_support boolean NOT NULL,
    asked_by character varying(20) NOT NULL,
    danger_now character varying(10) NOT NULL,
    offender_near character varying(10) NOT NULL,
    contact_safe boolean,
    contact_withdrawn_at timestamp with time zone,
    slow boolean NOT NULL,
    priority character varying(10) NOT NULL,
    priority_reasons character varying(60)[] NOT NULL,
    state character varying(20) NOT NULL,
    commune_id uuid,
    due_at timestamp with time zone,
    taken_up_by_id uuid,
    text_tokens bigint[],
    CONSTRAINT age_of_a_person CHECK (((child_age IS NULL) OR (child_age <= 120))),
    CONSTRAINT intake_report_child_age_check CHECK ((child_age >= 0))
);
CREATE TABLE public.intake_reportidentifier (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    value bytea,
    token bigint NOT NULL,
    report_id uuid NOT NULL
);
CREATE TABLE public.intake_routing (
    id uuid NOT NULL,
    function character varying(30) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    escalated_at timestamp with time zone,
    acknowledged_by_id uuid,
    commune_id uuid,
    escalated_to_id uuid,
    incident_id uuid,
    organisation_id uuid NOT NULL,
    report_id uuid,
    stopped_at timestamp with time zone,
    CONSTRAINT a_report_or_an_incident_is_sent CHECK ((((report_id IS NULL) OR (incident_id IS NULL)) AND (1 = (
CASE
    WHEN (report_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (incident_id IS NULL) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.intake_shifthandover (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    notes bytea,
    taken_at timestamp with time zone,
    by_id uuid NOT NULL,
    taken_by_id uuid,
    CONSTRAINT taken_over_by_somebody CHECK ((((taken_at IS NULL) AND (taken_by_id IS NULL)) OR ((taken_at IS NOT NULL) AND (taken_by_id IS NOT NULL))))
);
CREATE TABLE public.intake_shifthandover_contacts (
    id integer NOT NULL,
    shifthandover_id uuid NOT NULL,
    contact_id uuid NOT NULL
);
ALTER TABLE public.intake_shifthandover_contacts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.intake_shifthandover_contacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.intake_supportrequest (
    id uuid NOT NULL,
    asked_by character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    child_age smallint,
    withdrawn_at timestamp with time zone,
    commune_id uuid,
    report_id uuid NOT NULL,
    CONSTRAINT intake_supportrequest_child_age_check CHECK ((child_age >= 0))
);
CREATE TABLE public.intake_triageanswers (
    id uuid NOT NULL,
    danger_now character varying(10) NOT NULL,
    offender_near character varying(10) NOT NULL,
    publish character varying(10) NOT NULL,
    meeting character varying(10) NOT NULL,
    injury character varying(10) NOT NULL,
    child_age smallint,
    kinds character varying(30)[] NOT NULL,
    level character varying(10) NOT NULL,
    reasons character varying(60)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    report_id uuid NOT NULL,
    CONSTRAINT intake_triageanswers_child_age_check CHECK ((child_age >= 0))
);
CREATE TABLE public.intake_triagedecision (
    id uuid NOT NULL,
    outcome character varying(30) NOT NULL,
    why bytea,
    referred_to bytea,
    level character varying(10) NOT NULL,
    level_why bytea,
    decided_at timestamp with time zone NOT NULL,
    replaced_at timestamp with time zone,
    decided_by_id uuid NOT NULL,
    incident_id uuid,
    report_id uuid NOT NULL,
    CONSTRAINT an_incident_where_one_was_opened CHECK ((((incident_id IS NULL) OR ((outcome)::text = ANY ((ARRAY['incident_opened'::character varying, 'incident_joined'::character varying])::text[]))) AND (1 = (
CASE
    WHEN (incident_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN ((outcome)::text = ANY ((ARRAY['incident_opened'::character varying, 'incident_joined'::character varying])::text[])) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.khien_site_backuprun (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    bytes bigint NOT NULL,
    "where" character varying(500) NOT NULL,
    verified_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    problem character varying(300) NOT NULL,
    CONSTRAINT khien_site_backuprun_bytes_check CHECK ((bytes >= 0))
);
CREATE TABLE public.khien_site_keymark (
    name character varying(40) NOT NULL,
    value bytea NOT NULL
);
CREATE TABLE public.khien_site_securitydate (
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    month smallint NOT NULL,
    day smallint NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT khien_site_securitydate_day_check CHECK ((day >= 0)),
    CONSTRAINT khien_site_securitydate_month_check CHECK ((month >= 0)),
    CONSTRAINT khien_site_securitydate_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.khien_site_securityreport (
    id uuid NOT NULL,
    year smallint NOT NULL,
    figures jsonb NOT NULL,
    components jsonb NOT NULL,
    measured_at timestamp with time zone NOT NULL,
    incidents text NOT NULL,
    updates text NOT NULL,
    drills text NOT NULL,
    plans text NOT NULL,
    revision integer NOT NULL,
    issued_at timestamp with time zone,
    number integer,
    symbol character varying(60) NOT NULL,
    office character varying(250) NOT NULL,
    signer_title character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    issued_by_id uuid,
    CONSTRAINT an_issued_security_report_says_by_whom CHECK ((((issued_at IS NULL) AND (issued_by_id IS NULL)) OR ((issued_at IS NOT NULL) AND (issued_by_id IS NOT NULL)))),
    CONSTRAINT khien_site_securityreport_number_check CHECK ((number >= 0)),
    CONSTRAINT khien_site_securityreport_revision_check CHECK ((revision >= 0)),
    CONSTRAINT khien_site_securityreport_year_check CHECK ((year >= 0))
);
CREATE TABLE public.khien_site_signintally (
    day date NOT NULL,
    failed integer NOT NULL,
    CONSTRAINT khien_site_signintally_failed_check CHECK ((failed >= 0))
);
CREATE TABLE public.khien_site_telling (
    id uuid NOT NULL,
    way character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    over boolean NOT NULL,
    trouble_id uuid NOT NULL
);
CREATE TABLE public.khien_site_trouble (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    subject character varying(200) NOT NULL,
    severity character varying(4) NOT NULL,
    said jsonb NOT NULL,
    advice jsonb NOT NULL,
    began_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.law_alarmsetaside (
    id uuid NOT NULL,
    key character varying(200) NOT NULL,
    why character varying(250) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL
);
CREATE TABLE public.law_endedagency (
    id uuid NOT NULL,
    name character varying(150) NOT NULL,
    marked character varying(300) NOT NULL,
    ended date NOT NULL,
    successor character varying(300) NOT NULL,
    certainty character varying(2) NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT law_endedagency_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.law_finelimit (
    id uuid NOT NULL,
    who character varying(20) NOT NULL,
    least_vnd bigint NOT NULL,
    most_vnd bigint NOT NULL,
    certainty character varying(2) NOT NULL,
    provision_id uuid NOT NULL,
    CONSTRAINT a_fine_limit_goes_upwards CHECK (((least_vnd >= 0) AND (most_vnd >= least_vnd)))
);
CREATE TABLE public.law_legaldocument (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    number character varying(20) NOT NULL,
    symbol character varying(20) NOT NULL,
    title character varying(300) NOT NULL,
    issuer character varying(120) NOT NULL,
    issued date,
    effective date,
    expires date,
    certainty character varying(2) NOT NULL,
    dates_certainty character varying(2) NOT NULL,
    revision integer NOT NULL,
    words text NOT NULL,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, COALESCE(words, ''::text))) STORED,
    CONSTRAINT document_expires_after_it_starts CHECK (((expires IS NULL) OR (effective IS NULL) OR (expires > effective))),
    CONSTRAINT law_legaldocument_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.law_legalfile (
    id uuid NOT NULL,
    name character varying(150) NOT NULL,
    source character varying(300) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT law_legalfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.law_legalfinding (
    id uuid NOT NULL,
    number smallint NOT NULL,
    kind character varying(20) NOT NULL,
    text text NOT NULL,
    effect text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(250) NOT NULL,
    document_id uuid NOT NULL,
    other_id uuid,
    provision_id uuid,
    recorded_by_id uuid NOT NULL,
    round_id uuid NOT NULL,
    CONSTRAINT law_legalfinding_number_check CHECK ((number >= 0))
);
CREATE TABLE public.law_outcome (
    proposal_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    "on" date NOT NULL,
    text text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    document_id uuid,
    recorded_by_id uuid NOT NULL
);
CREATE TABLE public.law_proposal (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    text text NOT NULL,
    addressee character varying(150) NOT NULL,
    letter character varying(60) NOT NULL,
    sent_on date NOT NULL,
    answer_due date,
    made_at timestamp with time zone NOT NULL,
    finding_id uuid NOT NULL,
    made_by_id uuid NOT NULL
);
CREATE TABLE public.law_provision (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    path character varying(80) NOT NULL,
    "position" smallint NOT NULL,
    heading character varying(300) NOT NULL,
    text text NOT NULL,
    valid_from date,
    valid_to date,
    certainty character varying(2) NOT NULL,
    revision integer NOT NULL,
    document_id uuid NOT NULL,
    amended_by_id uuid,
    words text NOT NULL,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, COALESCE(words, ''::text))) STORED,
    CONSTRAINT law_provision_position_check CHECK (("position" >= 0)),
    CONSTRAINT law_provision_revision_check CHECK ((revision >= 0)),
    CONSTRAINT provision_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to > valid_from)))
);
CREATE TABLE public.law_relation (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    article character varying(80) NOT NULL,
    since date,
    certainty character varying(2) NOT NULL,
    source_id uuid NOT NULL,
    target_id uuid NOT NULL,
    CONSTRAINT a_relation_has_two_sides CHECK ((NOT (source_id = target_id)))
);
CREATE TABLE public.law_revieweddocument (
    id uuid NOT NULL,
    looked_at timestamp with time zone,
    document_id uuid NOT NULL,
    looked_by_id uuid,
    round_id uuid NOT NULL
);
CREATE TABLE public.law_reviewround (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    reason text NOT NULL,
    led_by character varying(150) NOT NULL,
    begun_on date NOT NULL,
    due date NOT NULL,
    closed_on date,
    conclusion text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by_id uuid NOT NULL,
    CONSTRAINT a_review_is_due_after_it_begins CHECK ((due >= begun_on))
);
CREATE TABLE public.learning_attendancesheet (
    id uuid NOT NULL,
    grade smallint,
    class_name character varying(20) NOT NULL,
    kind character varying(9) NOT NULL,
    present_girls integer NOT NULL,
    present_boys integer NOT NULL,
    present_unknown integer NOT NULL,
    enrolled integer,
    counted integer,
    absent character varying(40)[] NOT NULL,
    device character varying(40) NOT NULL,
    filled_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    replaced_by_id uuid,
    sent_by_id uuid NOT NULL,
    session_id uuid NOT NULL,
    instead_of uuid[] NOT NULL,
    note character varying(300) NOT NULL,
    CONSTRAINT a_roster_has_a_size CHECK ((((
CASE
    WHEN (absent IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(absent, 1), 0)
END = 0) AND (counted IS NULL) AND ((kind)::text = 'headcount'::text)) OR ((NOT ((kind)::text = 'headcount'::text)) AND (enrolled IS NOT NULL)))),
    CONSTRAINT a_sheet_has_a_grade CHECK (((grade IS NULL) OR ((grade >= 1) AND (grade <= 12)))),
    CONSTRAINT absent_are_of_the_roster CHECK (((enrolled IS NULL) OR (enrolled >= cardinality(absent)))),
    CONSTRAINT both_ways_are_counted CHECK (((NOT ((kind)::text = 'both'::text)) OR (counted IS NOT NULL))),
    CONSTRAINT learning_attendancesheet_counted_check CHECK ((counted >= 0)),
    CONSTRAINT learning_attendancesheet_enrolled_check CHECK ((enrolled >= 0)),
    CONSTRAINT learning_attendancesheet_grade_check CHECK ((grade >= 0)),
    CONSTRAINT learning_attendancesheet_present_boys_check CHECK ((present_boys >= 0)),
    CONSTRAINT learning_attendancesheet_present_girls_check CHECK ((present_girls >= 0)),
    CONSTRAINT learning_attendancesheet_present_unknown_check CHECK ((present_unknown >= 0)),
    CONSTRAINT no_sheet_replaces_itself CHECK (((replaced_by_id IS NULL) OR (NOT ((replaced_by_id = id) AND (replaced_by_id IS NOT NULL)))))
);
CREATE TABLE public.learning_calendarfeed (
    institution_id uuid NOT NULL,
    edition integer NOT NULL,
    open boolean NOT NULL,
    CONSTRAINT learning_calendarfeed_edition_check CHECK ((edition >= 0))
);
CREATE TABLE public.learning_campaign (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    message character varying(1000) NOT NULL,
    audiences character varying(12)[] NOT NULL,
    strands character varying(2)[] NOT NULL,
    starts date NOT NULL,
    ends date NOT NULL,
    document character varying(200) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    organiser_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT a_campaign_in_order CHECK ((ends >= starts)),
    CONSTRAINT a_campaign_is_for_somebody CHECK (((
CASE
    WHEN (audiences IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(audiences, 1), 0)
END >= 1) AND (
CASE
    WHEN (strands IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(strands, 1), 0)
END >= 1))),
    CONSTRAINT learning_campaign_version_check CHECK ((version >= 0))
);
CREATE TABLE public.learning_campaignmaterial (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    language character varying(10) NOT NULL,
    address character varying(500) NOT NULL,
    campaign_id uuid NOT NULL
);
CREATE TABLE public.learning_campaignreach (
    id uuid NOT NULL,
    channel character varying(12) NOT NULL,
    language character varying(10) NOT NULL,
    people integer NOT NULL,
    counted character varying(10) NOT NULL,
    source character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    campaign_id uuid NOT NULL,
    commune_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT a_reach_has_people CHECK (((people >= 1) AND (people <= 1000000))),
    CONSTRAINT learning_campaignreach_people_check CHECK ((people >= 0))
);
CREATE TABLE public.learning_coveragefacts (
    id bigint NOT NULL,
    facts jsonb NOT NULL,
    institution_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    year_id character varying(9) NOT NULL
);
ALTER TABLE public.learning_coveragefacts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_coveragefacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_coveragemark (
    id bigint NOT NULL,
    institution_id uuid NOT NULL
);
ALTER TABLE public.learning_coveragemark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_coveragemark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_coveragerule (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    sessions smallint NOT NULL,
    minutes smallint NOT NULL,
    minutes_young smallint NOT NULL,
    young_up_to_grade smallint NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid_from date NOT NULL,
    band_grades jsonb NOT NULL,
    carers_sessions smallint NOT NULL,
    each_part smallint NOT NULL,
    full_record boolean NOT NULL,
    longest_gap smallint,
    needs_lesson boolean NOT NULL,
    parents_sessions smallint NOT NULL,
    part_counts_from smallint NOT NULL,
    reach_percent smallint NOT NULL,
    stay_days smallint NOT NULL,
    strands_always character varying(2)[] NOT NULL,
    strands_least smallint NOT NULL,
    teachers_sessions smallint NOT NULL,
    "window" character varying(12) NOT NULL,
    CONSTRAINT coverage_percents_up_to_100 CHECK (((reach_percent <= 100) AND (part_counts_from <= 100))),
    CONSTRAINT coverage_rule_makes_sense CHECK (((sessions >= 1) AND (minutes_young <= minutes))),
    CONSTRAINT learning_coveragerule_carers_sessions_check CHECK ((carers_sessions >= 0)),
    CONSTRAINT learning_coveragerule_each_part_check CHECK ((each_part >= 0)),
    CONSTRAINT learning_coveragerule_longest_gap_check CHECK ((longest_gap >= 0)),
    CONSTRAINT learning_coveragerule_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT learning_coveragerule_minutes_young_check CHECK ((minutes_young >= 0)),
    CONSTRAINT learning_coveragerule_parents_sessions_check CHECK ((parents_sessions >= 0)),
    CONSTRAINT learning_coveragerule_part_counts_from_check CHECK ((part_counts_from >= 0)),
    CONSTRAINT learning_coveragerule_reach_percent_check CHECK ((reach_percent >= 0)),
    CONSTRAINT learning_coveragerule_sessions_check CHECK ((sessions >= 0)),
    CONSTRAINT learning_coveragerule_stay_days_check CHECK ((stay_days >= 0)),
    CONSTRAINT learning_coveragerule_strands_least_check CHECK ((strands_least >= 0)),
    CONSTRAINT learning_coveragerule_teachers_sessions_check CHECK ((teachers_sessions >= 0)),
    CONSTRAINT learning_coveragerule_young_up_to_grade_check CHECK ((young_up_to_grade >= 0))
);
CREATE TABLE public.learning_coverageverdict (
    institution_id uuid NOT NULL,
    "on" date NOT NULL,
    commune uuid,
    family uuid[] NOT NULL,
    recorded boolean NOT NULL,
    organised boolean NOT NULL,
    owes boolean NOT NULL,
    periodic boolean NOT NULL,
    periodic_settled boolean NOT NULL,
    effective boolean NOT NULL,
    effective_settled boolean NOT NULL,
    untold boolean NOT NULL
);
CREATE TABLE public.learning_schoolclass (
    id uuid NOT NULL,
    grade smallint NOT NULL,
    name character varying(20) NOT NULL,
    numbers smallint[] NOT NULL,
    girls smallint[] NOT NULL,
    moves jsonb NOT NULL,
    year_ended_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    institution_id uuid NOT NULL,
    year_id character varying(9) NOT NULL,
    CONSTRAINT a_class_has_a_grade CHECK (((grade >= 1) AND (grade <= 12))),
    CONSTRAINT girls_are_on_the_list CHECK ((girls <@ numbers)),
    CONSTRAINT learning_schoolclass_grade_check CHECK ((grade >= 0)),
    CONSTRAINT learning_schoolclass_version_check CHECK ((version >= 0))
);
CREATE TABLE public.learning_schoolprogramme (
    id uuid NOT NULL,
    document character varying(200) NOT NULL,
    aims character varying(1000) NOT NULL,
    copied_at timestamp with time zone,
    written_at timestamp with time zone NOT NULL,
    institution_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    year_id character varying(9) NOT NULL,
    files smallint NOT NULL,
    CONSTRAINT learning_schoolprogramme_files_check CHECK ((files >= 0))
);
CREATE TABLE public.learning_schoolyear (
    code character varying(9) NOT NULL,
    starts date NOT NULL,
    second_term_starts date NOT NULL,
    teaching_ends date NOT NULL,
    ends date NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    CONSTRAINT school_year_in_order CHECK (((starts < second_term_starts) AND (second_term_starts < teaching_ends) AND (teaching_ends <= ends)))
);
CREATE TABLE public.learning_session (
    id uuid NOT NULL,
    held_on date NOT NULL,
    minutes smallint NOT NULL,
    form character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    folded_title character varying(200) NOT NULL,
    strands character varying(2)[] NOT NULL,
    audience character varying(12) NOT NULL,
    grades smallint[] NOT NULL,
    headcount integer,
    enrolled integer,
    document character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    sent_back_reason character varying(1000) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    verified_at timestamp with time zone,
    sent_key uuid,
    version integer NOT NULL,
    corrected_by_id uuid,
    institution_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    verified_by_id uuid,
    bands character varying(2)[] NOT NULL,
    evidence_seen smallint NOT NULL,
    lesson_strands character varying(2)[] NOT NULL,
    lessons character varying(40)[] NOT NULL,
    mode character varying(12) NOT NULL,
    CONSTRAINT a_held_session_has_people CHECK ((((headcount IS NULL) AND ((state)::text = 'planned'::text)) OR ((NOT ((state)::text = 'planned'::text)) AND ((headcount >= 1) AND (headcount <= 100000))))),
    CONSTRAINT a_session_has_a_strand CHECK ((
CASE
    WHEN (strands IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(strands, 1), 0)
END >= 1)),
    CONSTRAINT a_session_lasts CHECK ((minutes >= 1)),
    CONSTRAINT another_person_verifies CHECK (((verified_by_id IS NULL) OR ((NOT ((verified_by_id = recorded_by_id) AND (verified_by_id IS NOT NULL))) AND ((corrected_by_id IS NULL) OR (NOT ((verified_by_id = corrected_by_id) AND (verified_by_id IS NOT NULL) AND (corrected_by_id IS NOT NULL))))))),
    CONSTRAINT learning_session_enrolled_check CHECK ((enrolled >= 0)),
    CONSTRAINT learning_session_evidence_seen_check CHECK ((evidence_seen >= 0)),
    CONSTRAINT learning_session_headcount_check CHECK ((headcount >= 0)),
    CONSTRAINT learning_session_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT learning_session_version_check CHECK ((version >= 0)),
    CONSTRAINT sent_back_with_a_reason CHECK (((NOT ((state)::text = 'sent_back'::text)) OR (NOT ((sent_back_reason)::text = ''::text)))),
    CONSTRAINT verified_by_somebody CHECK (((((state)::text = 'verified'::text) AND (verified_at IS NOT NULL) AND (verified_by_id IS NOT NULL)) OR ((NOT ((state)::text = 'verified'::text)) AND (verified_at IS NULL) AND (verified_by_id IS NULL))))
);
CREATE TABLE public.manual_tourplace (
    user_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    step smallint NOT NULL,
    CONSTRAINT manual_tourplace_step_check CHECK ((step >= 0))
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partners_agreement (
    id uuid NOT NULL,
    number character varying(80) NOT NULL,
    title character varying(300) NOT NULL,
    signed_for character varying(150) NOT NULL,
    signed_on date NOT NULL,
    starts date NOT NULL,
    ends date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT an_agreement_ends_after_it_starts CHECK (((ends IS NULL) OR (ends >= starts)))
);
CREATE TABLE public.partners_allocation (
    id uuid NOT NULL,
    quantity numeric(16,2) NOT NULL,
    note character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid NOT NULL,
    task_id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    CONSTRAINT an_allocation_is_of_something CHECK ((quantity > (0)::numeric))
);
CREATE TABLE public.partners_commitment (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    what character varying(300) NOT NULL,
    quantity numeric(16,2) NOT NULL,
    unit character varying(40) NOT NULL,
    promised_on date NOT NULL,
    due date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    cancelled_on date,
    cancelled_why character varying(250) NOT NULL,
    agreement_id uuid,
    recorded_by_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT a_commitment_is_due_after_it_is_made CHECK ((due >= promised_on)),
    CONSTRAINT a_commitment_is_of_something CHECK ((quantity > (0)::numeric))
);
CREATE TABLE public.partners_commitment_communes (
    id integer NOT NULL,
    commitment_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE public.partners_commitment_communes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partners_commitment_communes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partners_delivery (
    id uuid NOT NULL,
    "on" date NOT NULL,
    quantity numeric(16,2) NOT NULL,
    note character varying(500) NOT NULL,
    document character varying(120) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(250) NOT NULL,
    commitment_id uuid NOT NULL,
    commune_id uuid,
    confirmed_by_id uuid,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT a_delivery_is_confirmed_by_another CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = recorded_by_id) AND (confirmed_by_id IS NOT NULL))))),
    CONSTRAINT a_delivery_is_of_something CHECK ((quantity > (0)::numeric)),
    CONSTRAINT what_is_confirmed_is_not_withdrawn CHECK (((confirmed_at IS NULL) OR (withdrawn_at IS NULL)))
);
CREATE TABLE public.partners_interestmark (
    id uuid NOT NULL,
    what character varying(300) NOT NULL,
    safeguard character varying(500) NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    addressee_id uuid,
    marked_by_id uuid NOT NULL,
    partner_id uuid NOT NULL
);
CREATE TABLE public.partners_partner (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    folded_name character varying(250) NOT NULL,
    kind character varying(20) NOT NULL,
    origin character varying(20) NOT NULL,
    country character varying(80) NOT NULL,
    about text NOT NULL,
    contact character varying(250) NOT NULL,
    domains character varying(253)[] NOT NULL,
    since date NOT NULL,
    ended_on date,
    ended_why character varying(250) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT a_partner_ends_after_it_starts CHECK (((ended_on IS NULL) OR (ended_on > since))),
    CONSTRAINT an_international_partner_has_a_country CHECK ((((origin)::text = 'domestic'::text) OR (NOT ((country)::text = ''::text)))),
    CONSTRAINT partners_partner_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.people_accountnotice (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    known_at timestamp with time zone,
    mailed_at timestamp with time zone,
    about_id uuid NOT NULL,
    person_id uuid NOT NULL
);
CREATE TABLE public.people_duty (
    id uuid NOT NULL,
    role character varying(40) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    organisation_id uuid,
    territory_id uuid,
    user_id uuid NOT NULL,
    CONSTRAINT duty_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE TABLE public.people_emergencyaccess (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    subject uuid NOT NULL,
    number bigint NOT NULL,
    reason bytea,
    began_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    reviewed_at timestamp with time zone,
    verdict character varying(12) NOT NULL,
    review_note bytea,
    commune_id uuid,
    person_id uuid NOT NULL,
    reviewed_by_id uuid,
    CONSTRAINT an_emergency_lasts_an_hour_at_most CHECK (((until_at > began_at) AND (until_at <= (began_at + '01:00:00'::interval)))),
    CONSTRAINT nobody_reviews_their_own_access CHECK (((reviewed_by_id IS NULL) OR (NOT ((reviewed_by_id = person_id) AND (reviewed_by_id IS NOT NULL))))),
    CONSTRAINT reviewed_by_somebody_with_a_verdict CHECK ((((reviewed_at IS NULL) AND (reviewed_by_id IS NULL) AND ((verdict)::text = ''::text)) OR ((reviewed_at IS NOT NULL) AND (reviewed_by_id IS NOT NULL) AND (NOT ((verdict)::text = ''::text)))))
);
CREATE TABLE public.people_idlerule (
    id uuid NOT NULL,
    warn_after smallint NOT NULL,
    stop_after smallint NOT NULL,
    source character varying(200) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id uuid,
    CONSTRAINT idle_is_warned_before_it_stops CHECK (((stop_after > warn_after) AND (warn_after >= 1))),
    CONSTRAINT people_idlerule_stop_after_check CHECK ((stop_after >= 0)),
    CONSTRAINT people_idlerule_warn_after_check CHECK ((warn_after >= 0))
);
CREATE TABLE public.people_invitation (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    user_id uuid NOT NULL
);
CREATE TABLE public.people_keptaway (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    subject uuid NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    why bytea,
    noted_by_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    CONSTRAINT a_person_or_an_office_must_not_see_it CHECK ((((person_id IS NULL) OR (organisation_id IS NULL)) AND (1 = (
CASE
    WHEN (person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (organisation_id IS NULL) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.people_provideridentity (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    subject character varying(255) NOT NULL,
    issuer character varying(300) NOT NULL,
    allowed_at timestamp with time zone NOT NULL,
    linked_at timestamp with time zone,
    user_id uuid NOT NULL
);
CREATE TABLE public.people_recovery (
    id uuid NOT NULL,
    reason bytea,
    asked_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    confirmed_by_id uuid,
    user_id uuid NOT NULL,
    CONSTRAINT nobody_recovers_themselves CHECK ((NOT (asked_by_id = user_id))),
    CONSTRAINT recovery_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = asked_by_id) AND (confirmed_by_id IS NOT NULL)))))
);
CREATE TABLE public.people_reminderway (
    id uuid NOT NULL,
    channel character varying(10) NOT NULL,
    address character varying(254) NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.people_staffsession (
    id uuid NOT NULL,
    device character varying(80) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    user_id uuid NOT NULL
);
CREATE TABLE public.people_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    username character varying(60) NOT NULL,
    full_name character varying(120) NOT NULL,
    folded_name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT username_is_plain CHECK (((username)::text ~ '^[a-z0-9][a-z0-9._-]{2,59}$'::text))
);
CREATE TABLE public.portal_indexeditem (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    key character varying(120) NOT NULL,
    language character varying(3) NOT NULL,
    url character varying(250) NOT NULL,
    title character varying(400) NOT NULL,
    text text NOT NULL,
    "on" date,
    digest character varying(64) NOT NULL,
    folded character varying(400) NOT NULL,
    title_words text NOT NULL,
    words text NOT NULL,
    title_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, COALESCE(title_words, ''::text))) STORED,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((COALESCE(title_words, ''::text) || ' '::text) || COALESCE(words, ''::text)))) STORED
);
CREATE TABLE public.privacy_keepingnotice (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    keep_years smallint NOT NULL,
    ended_before timestamp with time zone NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    acts_on date NOT NULL,
    counted integer NOT NULL,
    emptied integer NOT NULL,
    kept integer NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT privacy_keepingnotice_counted_check CHECK ((counted >= 0)),
    CONSTRAINT privacy_keepingnotice_emptied_check CHECK ((emptied >= 0)),
    CONSTRAINT privacy_keepingnotice_keep_years_check CHECK ((keep_years >= 0)),
    CONSTRAINT privacy_keepingnotice_kept_check CHECK ((kept >= 0))
);
CREATE TABLE public.privacy_keepingrun (
    id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    emptied integer NOT NULL,
    announced integer NOT NULL,
    CONSTRAINT privacy_keepingrun_announced_check CHECK ((announced >= 0)),
    CONSTRAINT privacy_keepingrun_emptied_check CHECK ((emptied >= 0))
);
CREATE TABLE public.privacy_keepingterm (
    id uuid NOT NULL,
    subject character varying(80) NOT NULL,
    amount smallint NOT NULL,
    valid_from date NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id uuid NOT NULL,
    CONSTRAINT a_term_is_not_nothing CHECK ((amount > 0)),
    CONSTRAINT privacy_keepingterm_amount_check CHECK ((amount >= 0))
);
CREATE TABLE public.privacy_legalhold (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    subject uuid NOT NULL,
    why bytea,
    placed_at timestamp with time zone NOT NULL,
    until date,
    released_at timestamp with time zone,
    released_why bytea,
    placed_by_id uuid NOT NULL,
    released_by_id uuid,
    CONSTRAINT released_by_somebody CHECK ((((released_at IS NULL) AND (released_by_id IS NULL)) OR ((released_at IS NOT NULL) AND (released_by_id IS NOT NULL))))
);
CREATE SEQUENCE public.privacy_request_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.privacy_rightsrequest (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.privacy_request_number'::regclass) NOT NULL,
    "right" character varying(10) NOT NULL,
    asker character varying(10) NOT NULL,
    way character varying(10) NOT NULL,
    name bytea,
    words bytea,
    sent_key bytea,
    received_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    record_kind character varying(10) NOT NULL,
    record uuid,
    verified_at timestamp with time zone,
    verified_how bytea,
    safe boolean,
    safe_why bytea,
    outcome character varying(10) NOT NULL,
    reason bytea,
    decided_at timestamp with time zone,
    decided_by_id uuid,
    received_by_id uuid,
    safe_by_id uuid,
    verified_by_id uuid,
    CONSTRAINT a_parent_gets_it_only_where_it_is_safe CHECK (((NOT (((asker)::text = 'parent'::text) AND ((outcome)::text = ANY ((ARRAY['granted'::character varying, 'partly'::character varying])::text[])))) OR (safe AND (safe IS NOT NULL)))),
    CONSTRAINT a_second_person_says_whether_it_is_safe CHECK (((safe_by_id IS NULL) OR (NOT ((safe_by_id = verified_by_id) AND (safe_by_id IS NOT NULL) AND (verified_by_id IS NOT NULL))))),
    CONSTRAINT decided_with_an_outcome CHECK ((((decided_at IS NULL) AND ((outcome)::text = ''::text)) OR ((decided_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text)))))
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.publishing_article (
    id uuid NOT NULL,
    slug character varying(90) NOT NULL,
    kind character varying(20) NOT NULL
);
CREATE TABLE public.publishing_articlereview (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    good boolean NOT NULL,
    remark character varying(2000) NOT NULL,
    by_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT an_article_sent_back_with_a_remark CHECK ((good OR (NOT ((remark)::text = ''::text))))
);
CREATE TABLE public.publishing_articleversion (
    id uuid NOT NULL,
    language character varying(3) NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(400) NOT NULL,
    body text NOT NULL,
    related character varying(200)[] NOT NULL,
    state character varying(10) NOT NULL,
    authors uuid[] NOT NULL,
    written_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    visible_from timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(500) NOT NULL,
    saved integer NOT NULL,
    article_id uuid NOT NULL,
    withdrawn_by_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT a_published_article_says_from_when CHECK (((NOT ((state)::text = 'published'::text)) OR (visible_from IS NOT NULL))),
    CONSTRAINT an_article_is_withdrawn_with_a_reason CHECK (((NOT ((state)::text = 'withdrawn'::text)) OR (NOT ((withdrawn_why)::text = ''::text)))),
    CONSTRAINT publishing_articleversion_number_check CHECK ((number >= 0)),
    CONSTRAINT publishing_articleversion_saved_check CHECK ((saved >= 0))
);
CREATE TABLE public.publishing_picture (
    id uuid NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    narrow integer NOT NULL,
    wide_webp bytea NOT NULL,
    wide_jpeg bytea NOT NULL,
    narrow_webp bytea NOT NULL,
    narrow_jpeg bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL,
    CONSTRAINT publishing_picture_height_check CHECK ((height >= 0)),
    CONSTRAINT publishing_picture_narrow_check CHECK ((narrow >= 0)),
    CONSTRAINT publishing_picture_width_check CHECK ((width >= 0))
);
CREATE TABLE public.publishing_placedpicture (
    id uuid NOT NULL,
    number smallint NOT NULL,
    alt character varying(300) NOT NULL,
    credit character varying(150) NOT NULL,
    picture_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT a_picture_is_told_in_words CHECK ((NOT ((alt)::text = ''::text))),
    CONSTRAINT publishing_placedpicture_number_check CHECK ((number >= 0))
);
CREATE TABLE public.publishing_sharecard (
    version_id uuid NOT NULL,
    png bytea NOT NULL,
    drawn_at timestamp with time zone NOT NULL
);
CREATE TABLE public.publishing_voice (
    version_id uuid NOT NULL,
    data bytea NOT NULL,
    media_type character varying(40) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id uuid NOT NULL
);
CREATE TABLE public.quizzes_attempt (
    id uuid NOT NULL,
    seat smallint,
    source character varying(5) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    set_aside_at timestamp with time zone,
    points double precision,
    wants_to_talk boolean,
    class_quiz_id uuid NOT NULL,
    CONSTRAINT quizzes_attempt_seat_check CHECK ((seat >= 0))
);
CREATE TABLE public.quizzes_classquiz (
    id uuid NOT NULL,
    class_name character varying(40) NOT NULL,
    moment character varying(6) NOT NULL,
    code character varying(9) NOT NULL,
    paper jsonb NOT NULL,
    pass_percent smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    before_id uuid,
    institution_id uuid NOT NULL,
    opened_by_id uuid NOT NULL,
    quiz_id uuid NOT NULL,
    CONSTRAINT after_is_after_something CHECK ((((before_id IS NOT NULL) AND ((moment)::text = 'after'::text)) OR ((NOT ((moment)::text = 'after'::text)) AND (before_id IS NULL)))),
    CONSTRAINT quizzes_classquiz_pass_percent_check CHECK ((pass_percent >= 0))
);
CREATE TABLE public.quizzes_paperreading (
    id uuid NOT NULL,
    seat smallint NOT NULL,
    marks jsonb NOT NULL,
    doubts jsonb NOT NULL,
    read_at timestamp with time zone NOT NULL,
    class_quiz_id uuid NOT NULL,
    CONSTRAINT quizzes_paperreading_seat_check CHECK ((seat >= 0))
);
CREATE TABLE public.quizzes_question (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    strand character varying(2) NOT NULL,
    band character varying(2) NOT NULL,
    descriptor character varying(40) NOT NULL,
    withdrawn_at timestamp with time zone,
    bank_id uuid NOT NULL
);
CREATE TABLE public.quizzes_questionbank (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    of_lessons boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid
);
CREATE TABLE public.quizzes_questionversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    kind character varying(10) NOT NULL,
    content jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    question_id uuid NOT NULL,
    CONSTRAINT quizzes_questionversion_number_check CHECK ((number >= 0))
);
CREATE TABLE public.quizzes_quiz (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    band character varying(2) NOT NULL,
    counts jsonb NOT NULL,
    seed integer NOT NULL,
    pass_percent smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    institution_id uuid NOT NULL,
    made_by_id uuid NOT NULL,
    CONSTRAINT a_quiz_can_be_passed CHECK (((pass_percent >= 1) AND (pass_percent <= 100))),
    CONSTRAINT quizzes_quiz_pass_percent_check CHECK ((pass_percent >= 0)),
    CONSTRAINT quizzes_quiz_seed_check CHECK ((seed >= 0))
);
CREATE TABLE public.quizzes_response (
    id uuid NOT NULL,
    chosen jsonb,
    said character varying(200) NOT NULL,
    score double precision NOT NULL,
    attempt_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT a_score_is_a_share CHECK (((score >= (0.0)::double precision) AND (score <= (1.0)::double precision)))
);
CREATE TABLE public.reports_approval (
    id uuid NOT NULL,
    tier character varying(10) NOT NULL,
    decision character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT a_report_is_sent_back_with_a_reason CHECK ((((decision)::text = 'yes'::text) OR (NOT ((reason)::text = ''::text))))
);
CREATE TABLE public.reports_consolidatedreport (
    id uuid NOT NULL,
    cadence character varying(12) NOT NULL,
    start date NOT NULL,
    "end" date NOT NULL,
    title character varying(250) NOT NULL,
    as_valid date NOT NULL,
    as_known timestamp with time zone NOT NULL,
    geography date NOT NULL,
    narrative jsonb NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revision integer NOT NULL,
    signed_at timestamp with time zone,
    sha256 bytea,
    document_id uuid,
    made_by_id uuid NOT NULL,
    office_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    previous_id uuid,
    signed_by_id uuid,
    CONSTRAINT a_signed_report_is_frozen_with_its_hash CHECK ((((document_id IS NOT NULL) AND (sha256 IS NOT NULL) AND ((state)::text = 'signed'::text)) OR ((NOT ((state)::text = 'signed'::text)) AND (document_id IS NULL) AND (sha256 IS NULL)))),
    CONSTRAINT reports_consolidatedreport_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.reports_erratum (
    id uuid NOT NULL,
    now jsonb NOT NULL,
    as_known timestamp with time zone NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    document_id uuid,
    line_id uuid NOT NULL
);
CREATE TABLE public.reports_reportduty (
    id uuid NOT NULL,
    territory_id uuid NOT NULL,
    regime_id uuid NOT NULL
);
CREATE TABLE public.reports_reportline (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    subject character varying(10) NOT NULL,
    code character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    unit character varying(60) NOT NULL,
    place character varying(250) NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    state character varying(20) NOT NULL,
    numerator integer,
    denominator integer,
    settled_numerator integer,
    settled_denominator integer,
    exact boolean NOT NULL,
    low double precision,
    high double precision,
    reported integer NOT NULL,
    reporters integer NOT NULL,
    target numeric(5,2),
    version smallint,
    numerator_rule text NOT NULL,
    denominator_rule text NOT NULL,
    inputs jsonb NOT NULL,
    objective_id uuid,
    report_id uuid NOT NULL,
    territory_id uuid,
    CONSTRAINT a_suppressed_line_holds_no_number CHECK ((((numerator IS NULL) AND (settled_numerator IS NULL) AND ((state)::text = 'suppressed'::text)) OR (NOT ((state)::text = 'suppressed'::text)))),
    CONSTRAINT reports_reportline_position_check CHECK (("position" >= 0)),
    CONSTRAINT reports_reportline_version_check CHECK ((version >= 0))
);
CREATE TABLE public.reports_reportperiod (
    id uuid NOT NULL,
    start date NOT NULL,
    "end" date NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    accepted_at timestamp with time zone,
    dropped_at timestamp with time zone,
    duty_id uuid NOT NULL,
    CONSTRAINT a_period_has_a_day CHECK (("end" >= start)),
    CONSTRAINT accepted_after_it_was_sent CHECK (((accepted_at IS NULL) OR (sent_at IS NOT NULL)))
);
CREATE TABLE public.reports_reportregime (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    cadence character varying(12) NOT NULL,
    function character varying(30) NOT NULL,
    in_communes boolean NOT NULL,
    due_days smallint NOT NULL,
    questions text NOT NULL,
    basis character varying(250) NOT NULL,
    certainty character varying(2) NOT NULL,
    starts date NOT NULL,
    ends date,
    revision integer NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT a_regime_ends_after_it_starts CHECK (((ends IS NULL) OR (ends >= starts))),
    CONSTRAINT reports_reportregime_due_days_check CHECK ((due_days >= 0)),
    CONSTRAINT reports_reportregime_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.reports_submittedreport (
    id uuid NOT NULL,
    number smallint NOT NULL,
    state character varying(10) NOT NULL,
    answers jsonb NOT NULL,
    figures jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    as_known timestamp with time zone,
    revision integer NOT NULL,
    office_id uuid NOT NULL,
    period_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT handed_in_with_figures CHECK ((((state)::text = 'draft'::text) OR (as_known IS NOT NULL))),
    CONSTRAINT reports_submittedreport_number_check CHECK ((number >= 0)),
    CONSTRAINT reports_submittedreport_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.screening_addressentry (
    revision bigint NOT NULL,
    note character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    expires_on date,
    withdrawn_at timestamp with time zone,
    withdrawn_for character varying(20) NOT NULL,
    withdrawn_why character varying(300) NOT NULL,
    confirmed_at timestamp with time zone,
    quarantined_at timestamp with time zone,
    id bigint NOT NULL,
    value character varying(2000) NOT NULL,
    added_by_id uuid,
    withdrawn_by_id uuid,
    bank_id uuid NOT NULL,
    confirmed_by_id uuid,
    CONSTRAINT screening_addressentry_revision_check CHECK ((revision >= 0))
);
ALTER TABLE public.screening_addressentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_addressentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_apikey (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    holder character varying(200) NOT NULL,
    token_hash bytea NOT NULL,
    start character varying(12) NOT NULL,
    uses character varying(20)[] NOT NULL,
    per_day bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_on date,
    revoked_at timestamp with time zone,
    created_by_id uuid NOT NULL,
    revoked_by_id uuid,
    CONSTRAINT screening_apikey_per_day_check CHECK ((per_day >= 0))
);
CREATE SEQUENCE public.screening_bank_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.screening_bank (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.screening_bank_number'::regclass) NOT NULL,
    reference character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    folded character varying(500) NOT NULL,
    matter character varying(20) NOT NULL,
    category character varying(20) NOT NULL,
    harmless boolean NOT NULL,
    source character varying(300) NOT NULL,
    terms text NOT NULL,
    sharing character varying(20) NOT NULL,
    ages character varying(20)[] NOT NULL,
    expires_on date,
    revision bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    created_by_id uuid NOT NULL,
    CONSTRAINT screening_bank_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.screening_bankfile (
    id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    size bigint NOT NULL,
    expires_on date,
    state character varying(20) NOT NULL,
    trouble character varying(300) NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    ended_at timestamp with time zone,
    starts smallint NOT NULL,
    read_bytes bigint NOT NULL,
    new bigint NOT NULL,
    renewed bigint NOT NULL,
    known bigint NOT NULL,
    withdrawn bigint NOT NULL,
    refused bigint NOT NULL,
    repeated bigint NOT NULL,
    taken_to bigint NOT NULL,
    added bigint NOT NULL,
    prolonged bigint NOT NULL,
    bank_id uuid NOT NULL,
    confirmed_by_id uuid,
    handed_in_by_id uuid NOT NULL,
    CONSTRAINT screening_bankfile_added_check CHECK ((added >= 0)),
    CONSTRAINT screening_bankfile_known_check CHECK ((known >= 0)),
    CONSTRAINT screening_bankfile_new_check CHECK ((new >= 0)),
    CONSTRAINT screening_bankfile_prolonged_check CHECK ((prolonged >= 0)),
    CONSTRAINT screening_bankfile_read_bytes_check CHECK ((read_bytes >= 0)),
    CONSTRAINT screening_bankfile_refused_check CHECK ((refused >= 0)),
    CONSTRAINT screening_bankfile_renewed_check CHECK ((renewed >= 0)),
    CONSTRAINT screening_bankfile_repeated_check CHECK ((repeated >= 0)),
    CONSTRAINT screening_bankfile_size_check CHECK ((size >= 0)),
    CONSTRAINT screening_bankfile_starts_check CHECK ((starts >= 0)),
    CONSTRAINT screening_bankfile_taken_to_check CHECK ((taken_to >= 0)),
    CONSTRAINT screening_bankfile_withdrawn_check CHECK ((withdrawn >= 0))
);
CREATE TABLE public.screening_bankfileline (
    id bigint NOT NULL,
    line integer,
    fate character varying(20) NOT NULL,
    kind character varying(10) NOT NULL,
    value bytea,
    text character varying(100) NOT NULL,
    reason character varying(300) NOT NULL,
    note character varying(300) NOT NULL,
    expires_on date,
    file_id uuid NOT NULL,
    CONSTRAINT screening_bankfileline_line_check CHECK ((line >= 0))
);
ALTER TABLE public.screening_bankfileline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_bankfileline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_correction (
    id uuid NOT NULL,
    host character varying(253) NOT NULL,
    words bytea,
    sent bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    outcome character varying(20) NOT NULL,
    why character varying(300) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id uuid
);
CREATE TABLE public.screening_edition (
    id uuid NOT NULL,
    serial bigint NOT NULL,
    follows bigint,
    digest bytea NOT NULL,
    folder character varying(120) NOT NULL,
    entries integer NOT NULL,
    added integer NOT NULL,
    removed integer NOT NULL,
    left_out integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    publication_id uuid NOT NULL,
    CONSTRAINT screening_edition_added_check CHECK ((added >= 0)),
    CONSTRAINT screening_edition_entries_check CHECK ((entries >= 0)),
    CONSTRAINT screening_edition_follows_check CHECK ((follows >= 0)),
    CONSTRAINT screening_edition_left_out_check CHECK ((left_out >= 0)),
    CONSTRAINT screening_edition_removed_check CHECK ((removed >= 0)),
    CONSTRAINT screening_edition_serial_check CHECK ((serial >= 0))
);
CREATE TABLE public.screening_hashproposal (
    id uuid NOT NULL,
    why character varying(300) NOT NULL,
    state character varying(20) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_why character varying(300) NOT NULL,
    bank_id uuid NOT NULL,
    decided_by_id uuid,
    exhibit_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL
);
CREATE SEQUENCE public.screening_hit_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.screening_hit (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.screening_hit_number'::regclass) NOT NULL,
    exhibit uuid,
    kind character varying(30) NOT NULL,
    score double precision NOT NULL,
    place bytea,
    why bytea,
    content bytea,
    version character varying(200) NOT NULL,
    entry bigint,
    distance smallint,
    found_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    bank_id uuid,
    made_id uuid,
    settled_at timestamp with time zone,
    settled_why bytea,
    settled_by_id uuid,
    report_id uuid,
    scan_id uuid,
    CONSTRAINT a_hit_has_one_source CHECK ((((report_id IS NOT NULL) AND (scan_id IS NULL)) OR ((report_id IS NULL) AND (scan_id IS NOT NULL)))),
    CONSTRAINT screening_hit_distance_check CHECK ((distance >= 0))
);
CREATE TABLE public.screening_judgement (
    id uuid NOT NULL,
    "right" boolean NOT NULL,
    note bytea,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    hit_id uuid NOT NULL
);
CREATE TABLE public.screening_keyday (
    id bigint NOT NULL,
    day date NOT NULL,
    taken bigint NOT NULL,
    key_id uuid NOT NULL,
    CONSTRAINT screening_keyday_taken_check CHECK ((taken >= 0))
);
ALTER TABLE public.screening_keyday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_keyday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_keyuse (
    id bigint NOT NULL,
    minute timestamp with time zone NOT NULL,
    way character varying(30) NOT NULL,
    calls bigint NOT NULL,
    items bigint NOT NULL,
    hits bigint NOT NULL,
    key_id uuid NOT NULL,
    CONSTRAINT screening_keyuse_calls_check CHECK ((calls >= 0)),
    CONSTRAINT screening_keyuse_hits_check CHECK ((hits >= 0)),
    CONSTRAINT screening_keyuse_items_check CHECK ((items >= 0))
);
ALTER TABLE public.screening_keyuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_keyuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_look (
    id uuid NOT NULL,
    matter character varying(10) NOT NULL,
    subject uuid NOT NULL,
    tries smallint NOT NULL,
    looked_at timestamp with time zone,
    CONSTRAINT screening_look_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.screening_matchcount (
    id bigint NOT NULL,
    entry bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    matches bigint NOT NULL,
    bank_id uuid NOT NULL,
    CONSTRAINT screening_matchcount_matches_check CHECK ((matches >= 0))
);
ALTER TABLE public.screening_matchcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_matchcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.screening_words_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.screening_ownwords (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.screening_words_number'::regclass) NOT NULL,
    kind character varying(30) NOT NULL,
    strength character varying(10) NOT NULL,
    patterns character varying(120)[] NOT NULL,
    unless character varying(120)[] NOT NULL,
    fold boolean NOT NULL,
    caught character varying(300) NOT NULL,
    spared character varying(300) NOT NULL,
    why character varying(300) NOT NULL,
    starts_on date NOT NULL,
    added_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why character varying(300) NOT NULL,
    added_by_id uuid NOT NULL,
    office_id uuid,
    withdrawn_by_id uuid
);
CREATE TABLE public.screening_pictureentry (
    revision bigint NOT NULL,
    note character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    expires_on date,
    withdrawn_at timestamp with time zone,
    withdrawn_for character varying(20) NOT NULL,
    withdrawn_why character varying(300) NOT NULL,
    confirmed_at timestamp with time zone,
    quarantined_at timestamp with time zone,
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    value bytea NOT NULL,
    added_by_id uuid,
    bank_id uuid NOT NULL,
    confirmed_by_id uuid,
    withdrawn_by_id uuid,
    CONSTRAINT screening_pictureentry_revision_check CHECK ((revision >= 0))
);
ALTER TABLE public.screening_pictureentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screening_pictureentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.screening_publication (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    categories character varying(20)[] NOT NULL,
    age character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    asked_at timestamp with time zone,
    checked_at timestamp with time zone,
    made_from character varying(64) NOT NULL,
    trouble character varying(300) NOT NULL,
    created_by_id uuid NOT NULL
);
CREATE SEQUENCE public.screening_scan_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.screening_scan (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.screening_scan_number'::regclass) NOT NULL,
    name bytea,
    state character varying(20) NOT NULL,
    source_path character varying(120) NOT NULL,
    source_size bigint NOT NULL,
    total bigint,
    looked bigint NOT NULL,
    found bigint NOT NULL,
    unreadable bigint NOT NULL,
    stumbles smallint NOT NULL,
    trouble character varying(30) NOT NULL,
    office_id uuid,
    asked_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    beat_at timestamp with time zone,
    ended_at timestamp with time zone,
    cancel_asked_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    CONSTRAINT screening_scan_found_check CHECK ((found >= 0)),
    CONSTRAINT screening_scan_looked_check CHECK ((looked >= 0)),
    CONSTRAINT screening_scan_source_size_check CHECK ((source_size >= 0)),
    CONSTRAINT screening_scan_stumbles_check CHECK ((stumbles >= 0)),
    CONSTRAINT screening_scan_total_check CHECK ((total >= 0)),
    CONSTRAINT screening_scan_unreadable_check CHECK ((unreadable >= 0))
);
CREATE TABLE public.screening_unreadableitem (
    id uuid NOT NULL,
    item bytea,
    reason character varying(30) NOT NULL,
    scan_id uuid NOT NULL
);
CREATE TABLE public.site_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.steering_assignment (
    id uuid NOT NULL,
    role character varying(12) NOT NULL,
    function character varying(30) NOT NULL,
    round date,
    due date,
    assigned_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancelled_why character varying(300) NOT NULL,
    version integer NOT NULL,
    assigned_by_id uuid,
    organisation_id uuid,
    territory_id uuid,
    task_id uuid NOT NULL,
    CONSTRAINT finished_or_cancelled CHECK (((cancelled_at IS NULL) OR (finished_at IS NULL))),
    CONSTRAINT given_by_function_or_by_name CHECK (((((function)::text = ''::text) AND (organisation_id IS NOT NULL) AND (territory_id IS NULL)) OR ((organisation_id IS NULL) AND (territory_id IS NOT NULL) AND (NOT ((function)::text = ''::text))))),
    CONSTRAINT steering_assignment_version_check CHECK ((version >= 0))
);
CREATE TABLE public.steering_extension (
    id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_until date NOT NULL,
    reason character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    until date,
    answer character varying(500) NOT NULL,
    asked_by_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    decided_by_id uuid,
    CONSTRAINT an_extension_is_decided_by_somebody CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (until IS NULL)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL))))
);
CREATE TABLE public.steering_objective (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    measure character varying(60) NOT NULL,
    target_percent smallint NOT NULL,
    plan_id uuid NOT NULL,
    since smallint NOT NULL,
    until smallint,
    CONSTRAINT objective_lasts_a_version CHECK (((until IS NULL) OR (until > since))),
    CONSTRAINT steering_objective_position_check CHECK (("position" >= 0)),
    CONSTRAINT steering_objective_since_check CHECK ((since >= 0)),
    CONSTRAINT steering_objective_target_percent_check CHECK ((target_percent >= 0)),
    CONSTRAINT steering_objective_until_check CHECK ((until >= 0))
);
CREATE TABLE public.steering_officecalendar (
    office_id uuid NOT NULL,
    edition integer NOT NULL,
    open boolean NOT NULL,
    CONSTRAINT steering_officecalendar_edition_check CHECK ((edition >= 0))
);
CREATE TABLE public.steering_plan (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    issuer character varying(120) NOT NULL,
    issued date,
    starts date NOT NULL,
    ends date NOT NULL,
    certainty character varying(2) NOT NULL,
    follows_id uuid,
    CONSTRAINT a_plan_ends_after_it_starts CHECK ((ends > starts))
);
CREATE TABLE public.steering_planbasis (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    plan_id uuid NOT NULL
);
CREATE TABLE public.steering_plandraft (
    id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    notes jsonb NOT NULL,
    rows jsonb NOT NULL,
    handed_in_by_id uuid NOT NULL,
    plan_id uuid NOT NULL
);
CREATE TABLE public.steering_planversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    decision character varying(80) NOT NULL,
    decided_on date NOT NULL,
    holds_from date NOT NULL,
    changes text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    plan_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT a_version_holds_from_its_decision_on CHECK ((holds_from >= decided_on)),
    CONSTRAINT steering_planversion_number_check CHECK ((number >= 0)),
    CONSTRAINT the_plan_itself_is_version_one CHECK ((number >= 2))
);
CREATE TABLE public.steering_progress (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    text text NOT NULL,
    percent smallint,
    evidence character varying(250) NOT NULL,
    done boolean NOT NULL,
    assignment_id uuid NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT progress_is_at_most_all CHECK (((percent IS NULL) OR (percent <= 100))),
    CONSTRAINT steering_progress_percent_check CHECK ((percent >= 0))
);
CREATE TABLE public.steering_suspension (
    id uuid NOT NULL,
    since date NOT NULL,
    until date,
    reason character varying(500) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    recorded_by_id uuid NOT NULL,
    task_id uuid NOT NULL,
    CONSTRAINT suspension_ends_after_it_starts CHECK (((until IS NULL) OR (until >= since)))
);
CREATE TABLE public.steering_task (
    since smallint NOT NULL,
    until smallint,
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    title character varying(300) NOT NULL,
    text text NOT NULL,
    product character varying(300) NOT NULL,
    source character varying(20) NOT NULL,
    origin uuid,
    cited character varying(120) NOT NULL,
    due date,
    repeats character varying(10) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_why character varying(300) NOT NULL,
    version integer NOT NULL,
    document_id uuid,
    group_id uuid,
    plan_id uuid NOT NULL,
    provision_id uuid,
    recorded_by_id uuid,
    replaces_id uuid,
    CONSTRAINT a_cancelled_task_says_why CHECK (((cancelled_at IS NULL) OR (NOT ((cancelled_why)::text = ''::text)))),
    CONSTRAINT steering_task_since_check CHECK ((since >= 0)),
    CONSTRAINT steering_task_until_check CHECK ((until >= 0)),
    CONSTRAINT steering_task_version_check CHECK ((version >= 0)),
    CONSTRAINT task_lasts_a_version CHECK (((until IS NULL) OR (until > since))),
    CONSTRAINT what_repeats_has_a_first_day CHECK ((((repeats)::text = 'once'::text) OR (due IS NOT NULL)))
);
CREATE TABLE public.steering_taskgroup (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(300) NOT NULL,
    plan_id uuid NOT NULL,
    since smallint NOT NULL,
    until smallint,
    CONSTRAINT steering_taskgroup_position_check CHECK (("position" >= 0)),
    CONSTRAINT steering_taskgroup_since_check CHECK ((since >= 0)),
    CONSTRAINT steering_taskgroup_until_check CHECK ((until >= 0)),
    CONSTRAINT taskgroup_lasts_a_version CHECK (((until IS NULL) OR (until > since)))
);
CREATE TABLE public.steering_verification (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    accepted boolean NOT NULL,
    note character varying(500) NOT NULL,
    by_id uuid NOT NULL,
    progress_id uuid NOT NULL,
    CONSTRAINT verified_with_a_reason CHECK ((accepted OR (NOT ((note)::text = ''::text))))
);
CREATE TABLE public.support_assessment (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    harm character varying(6),
    access_to_child character varying(6),
    obstacles_in_care character varying(6),
    self_protection character varying(6),
    recovery_ability character varying(6),
    emergency_needed boolean,
    wellbeing smallint,
    notes bytea,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    conclusion character varying(6) NOT NULL,
    form_id uuid,
    declined_at timestamp with time zone,
    declined_by_id uuid,
    why_declined bytea,
    CONSTRAINT measure_declined_by_another_person CHECK (((declined_by_id IS NULL) OR (NOT ((declined_by_id = by_id) AND (declined_by_id IS NOT NULL))))),
    CONSTRAINT support_assessment_wellbeing_check CHECK ((wellbeing >= 0))
);
CREATE TABLE public.support_assignedaction (
    id uuid NOT NULL,
    what bytea,
    outside bytea,
    due_on date NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    done_on date,
    result bytea,
    assigned_by_id uuid NOT NULL,
    assignee_id uuid,
    case_id uuid NOT NULL,
    done_by_id uuid,
    meeting_id uuid
);
CREATE TABLE public.support_carer (
    id uuid NOT NULL,
    who bytea,
    safety character varying(10) NOT NULL,
    is_suspect boolean NOT NULL,
    is_representative boolean NOT NULL,
    lives_with_child boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT a_suspect_is_never_safe CHECK (((NOT is_suspect) OR ((safety)::text = 'unsafe'::text)))
);
CREATE SEQUENCE public.support_case_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.support_case (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.support_case_number'::regclass) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    closed_at timestamp with time zone,
    version integer NOT NULL,
    sex character varying(10) NOT NULL,
    age smallint,
    age_is_estimate boolean NOT NULL,
    child bytea,
    child_tokens bigint[] NOT NULL,
    circumstances bytea,
    commune_id uuid NOT NULL,
    incident_id uuid NOT NULL,
    officer_id uuid,
    residence_id uuid,
    CONSTRAINT closed_cases_say_when CHECK ((((closed_at IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT support_case_age_check CHECK ((age >= 0)),
    CONSTRAINT support_case_version_check CHECK ((version >= 0))
);
CREATE TABLE public.support_case_requests (
    id integer NOT NULL,
    case_id uuid NOT NULL,
    supportrequest_id uuid NOT NULL
);
ALTER TABLE public.support_case_requests ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.support_case_requests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.support_casetie (
    id uuid NOT NULL,
    tie character varying(20) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    first_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    second_id uuid NOT NULL,
    CONSTRAINT a_tie_is_written_once CHECK ((first_id < second_id))
);
CREATE TABLE public.support_childprofile (
    id uuid NOT NULL,
    said bytea,
    needs_interpreter boolean NOT NULL,
    difficulties character varying(20)[] NOT NULL,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT support_childprofile_version_check CHECK ((version >= 0))
);
CREATE TABLE public.support_childwords (
    id uuid NOT NULL,
    said_on date NOT NULL,
    words bytea,
    setting bytea,
    recorded_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL
);
CREATE TABLE public.support_closure (
    id uuid NOT NULL,
    reason character varying(20) NOT NULL,
    notes bytea,
    submitted_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    reason_sent_back bytea,
    decided_at timestamp with time zone,
    case_id uuid NOT NULL,
    decided_by_id uuid,
    submitted_by_id uuid NOT NULL,
    CONSTRAINT closure_decided_by_another_person CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = submitted_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.support_consent (
    id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    giver character varying(20) NOT NULL,
    manner character varying(10) NOT NULL,
    given_on date NOT NULL,
    details bytea,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_words bytea,
    carer_id uuid,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL,
    withdrawn_by_id uuid,
    CONSTRAINT a_representative_is_named CHECK ((((carer_id IS NULL) AND ((giver)::text = 'child'::text)) OR ((carer_id IS NOT NULL) AND ((giver)::text = 'representative'::text))))
);
CREATE TABLE public.support_consentpolicy (
    id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    child_from_age smallint NOT NULL,
    needs_child boolean NOT NULL,
    needs_representative boolean NOT NULL,
    by_law boolean NOT NULL,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid_from date NOT NULL,
    CONSTRAINT support_consentpolicy_child_from_age_check CHECK ((child_from_age >= 0))
);
CREATE TABLE public.support_emergencymeasure (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    description bytea,
    decided_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    case_id uuid NOT NULL,
    decided_by_id uuid NOT NULL
);
CREATE TABLE public.support_endedrequest (
    id uuid NOT NULL,
    reason character varying(20) NOT NULL,
    attempts bytea,
    ended_at timestamp with time zone NOT NULL,
    ended_by_id uuid NOT NULL,
    request_id uuid NOT NULL
);
CREATE TABLE public.support_filledform (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    case_version integer NOT NULL,
    answers bytea,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    definition_id uuid NOT NULL,
    CONSTRAINT support_filledform_case_version_check CHECK ((case_version >= 0))
);
CREATE TABLE public.support_formdefinition (
    id uuid NOT NULL,
    code character varying(6) NOT NULL,
    version smallint NOT NULL,
    valid_from date,
    law character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    sections jsonb NOT NULL,
    revision integer NOT NULL,
    published_at timestamp with time zone,
    published_by_id uuid,
    CONSTRAINT published_forms_say_from_when CHECK ((((published_at IS NULL) AND (valid_from IS NULL)) OR ((published_at IS NOT NULL) AND (valid_from IS NOT NULL)))),
    CONSTRAINT support_formdefinition_revision_check CHECK ((revision >= 0)),
    CONSTRAINT support_formdefinition_version_check CHECK ((version >= 0))
);
CREATE TABLE public.support_formdraft (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    code character varying(6) NOT NULL,
    at timestamp with time zone NOT NULL,
    seen integer NOT NULL,
    answers bytea,
    by_id uuid NOT NULL,
    CONSTRAINT support_formdraft_seen_check CHECK ((seen >= 0))
);
CREATE TABLE public.support_goal (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    words bytea,
    helper bytea,
    until date,
    plan_id uuid NOT NULL,
    CONSTRAINT support_goal_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.support_goalreview (
    id uuid NOT NULL,
    progress character varying(10) NOT NULL,
    goal_id uuid NOT NULL,
    review_id uuid NOT NULL
);
CREATE TABLE public.support_handover (
    id uuid NOT NULL,
    absence character varying(10) NOT NULL,
    last_day date,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    giver_id uuid NOT NULL,
    CONSTRAINT leave_says_until_when CHECK (((((absence)::text = 'leave'::text) AND (last_day IS NOT NULL)) OR (((absence)::text = 'gone'::text) AND (last_day IS NULL))))
);
CREATE TABLE public.support_meeting (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    held_on date NOT NULL,
    minutes bytea,
    recorded_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL
);
CREATE TABLE public.support_offendingminor (
    id uuid NOT NULL,
    who bytea,
    age smallint,
    age_is_estimate boolean NOT NULL,
    lives_with_child boolean NOT NULL,
    support bytea,
    version integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    own_case_id uuid,
    recorded_by_id uuid NOT NULL,
    CONSTRAINT support_offendingminor_age_check CHECK ((age >= 0)),
    CONSTRAINT support_offendingminor_version_check CHECK ((version >= 0))
);
CREATE TABLE public.support_plan (
    id uuid NOT NULL,
    goals bytea,
    submitted_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    decision_number character varying(40) NOT NULL,
    reason bytea,
    decided_at timestamp with time zone,
    case_id uuid NOT NULL,
    decided_by_id uuid,
    submitted_by_id uuid NOT NULL,
    decision_form_id uuid,
    form_id uuid,
    without_meeting bytea,
    CONSTRAINT plan_decided_by_another_person CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = submitted_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE SEQUENCE public.support_referral_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.support_referral (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.support_referral_number'::regclass) NOT NULL,
    outside bytea,
    purpose character varying(20) NOT NULL,
    ground character varying(20) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    shares character varying(20)[] NOT NULL,
    content bytea,
    why_override bytea,
    state character varying(20) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    confirmed_by_id uuid,
    organisation_id uuid,
    written_by_id uuid NOT NULL,
    CONSTRAINT no_referral_to_publish CHECK ((NOT ((purpose)::text = 'publish'::text))),
    CONSTRAINT override_confirmed_by_another CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = written_by_id) AND (confirmed_by_id IS NOT NULL)))))
);
CREATE TABLE public.support_referralstep (
    id uuid NOT NULL,
    verb character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    told boolean NOT NULL,
    words bytea,
    by_id uuid NOT NULL,
    referral_id uuid NOT NULL
);
CREATE TABLE public.support_reopening (
    id uuid NOT NULL,
    reason bytea,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL
);
CREATE TABLE public.support_review (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    remaining_risk character varying(6) NOT NULL,
    stable boolean,
    wellbeing smallint,
    notes bytea,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    form_id uuid,
    CONSTRAINT support_review_wellbeing_check CHECK ((wellbeing >= 0))
);
CREATE TABLE public.support_service (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    description bytea,
    planned_for date NOT NULL,
    given_on date,
    outcome bytea,
    case_id uuid NOT NULL,
    provider_id uuid,
    recorded_by_id uuid,
    provider_name bytea,
    goal_id uuid
);
CREATE TABLE public.support_sixteendecision (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    words bytea,
    recorded_at timestamp with time zone NOT NULL,
    case_id uuid NOT NULL,
    recorded_by_id uuid NOT NULL
);
CREATE TABLE public.support_specificassessment (
    id uuid NOT NULL,
    conclusion character varying(6) NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    reason bytea,
    decided_at timestamp with time zone,
    case_id uuid NOT NULL,
    decided_by_id uuid,
    form_id uuid,
    submitted_by_id uuid NOT NULL,
    CONSTRAINT specific_assessment_decided_by_another CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = submitted_by_id) AND (decided_by_id IS NOT NULL)))))
);
CREATE TABLE public.support_standin (
    id uuid NOT NULL,
    replaced_at timestamp with time zone,
    action_id uuid,
    case_id uuid,
    handover_id uuid NOT NULL,
    taker_id uuid NOT NULL,
    CONSTRAINT a_case_or_an_action_is_taken_over CHECK ((((case_id IS NULL) OR (action_id IS NULL)) AND (1 = (
CASE
    WHEN (case_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (action_id IS NULL) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.support_transfer (
    id uuid NOT NULL,
    reason character varying(20) NOT NULL,
    record bytea,
    state character varying(20) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer bytea,
    answered_by_id uuid,
    case_id uuid NOT NULL,
    origin_id uuid NOT NULL,
    proposed_by_id uuid NOT NULL,
    target_id uuid NOT NULL,
    CONSTRAINT a_transfer_goes_elsewhere CHECK ((NOT (origin_id = target_id)))
);
CREATE TABLE public.support_visit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    safe_now character varying(10) NOT NULL,
    wellbeing smallint,
    told bytea,
    by_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT support_visit_wellbeing_check CHECK ((wellbeing >= 0))
);
CREATE TABLE public.takedown_addressee (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    domains character varying(253)[] NOT NULL,
    note character varying(300) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    revision integer NOT NULL,
    CONSTRAINT addressee_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
    CONSTRAINT takedown_addressee_revision_check CHECK ((revision >= 0))
);
CREATE TABLE public.takedown_addresseechannel (
    id uuid NOT NULL,
    way character varying(20) NOT NULL,
    value character varying(300) NOT NULL,
    note character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    addressee_id uuid NOT NULL,
    CONSTRAINT channel_ends_after_it_starts CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE SEQUENCE public.takedown_content_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.takedown_contentcheck (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    due_at timestamp with time zone,
    tries smallint NOT NULL,
    seen character varying(10) NOT NULL,
    done_at timestamp with time zone,
    found character varying(10) NOT NULL,
    note bytea,
    dropped_at timestamp with time zone,
    done_by_id uuid,
    item_id uuid NOT NULL,
    CONSTRAINT a_check_done_says_what_was_found CHECK ((((done_at IS NULL) AND ((found)::text = ''::text)) OR ((done_at IS NOT NULL) AND (NOT ((found)::text = ''::text))))),
    CONSTRAINT takedown_contentcheck_position_check CHECK (("position" >= 0)),
    CONSTRAINT takedown_contentcheck_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.takedown_contentitem (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.takedown_content_number'::regclass) NOT NULL,
    place_kind character varying(20) NOT NULL,
    place bytea,
    token bigint NOT NULL,
    harm character varying(30) NOT NULL,
    grade character varying(2) NOT NULL,
    about bytea,
    digest character varying(128) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    closed_at timestamp with time zone,
    left_why bytea,
    version integer NOT NULL,
    commune_id uuid,
    incident_id uuid NOT NULL,
    office_id uuid NOT NULL,
    platform_id uuid,
    registered_by_id uuid NOT NULL,
    CONSTRAINT content_is_closed_or_followed CHECK ((((closed_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['gone'::character varying, 'left'::character varying])::text[]))) OR ((closed_at IS NULL) AND ((state)::text = ANY ((ARRAY['up'::character varying, 'down'::character varying, 'back'::character varying])::text[]))))),
    CONSTRAINT takedown_contentitem_version_check CHECK ((version >= 0)),
    CONSTRAINT the_scale_is_for_abuse_material CHECK ((((grade)::text = ''::text) OR ((harm)::text = 'abuse_material'::text)))
);
CREATE SEQUENCE public.takedown_preservation_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.takedown_preservation (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.takedown_preservation_number'::regclass) NOT NULL,
    what bytea,
    state character varying(20) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    sent_by_way character varying(340) NOT NULL,
    reference character varying(80) NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    answer bytea,
    version integer NOT NULL,
    addressee_id uuid NOT NULL,
    drafted_by_id uuid NOT NULL,
    item_id uuid NOT NULL,
    provision_id uuid NOT NULL,
    CONSTRAINT takedown_preservation_version_check CHECK ((version >= 0)),
    CONSTRAINT what_is_kept_was_asked_for CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'ended'::character varying])::text[])) OR (sent_at IS NOT NULL)))
);
CREATE SEQUENCE public.takedown_request_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.takedown_takedownrequest (
    id uuid NOT NULL,
    number bigint DEFAULT nextval('public.takedown_request_number'::regclass) NOT NULL,
    ask character varying(10) NOT NULL,
    urgent boolean NOT NULL,
    why bytea,
    state character varying(20) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    sent_by_way character varying(340) NOT NULL,
    reference character varying(80) NOT NULL,
    acknowledged_at timestamp with time zone,
    ended_at timestamp with time zone,
    removed_at timestamp with time zone,
    back_at timestamp with time zone,
    answer bytea,
    version integer NOT NULL,
    addressee_id uuid NOT NULL,
    drafted_by_id uuid NOT NULL,
    follows_id uuid,
    item_id uuid NOT NULL,
    provision_id uuid NOT NULL,
    CONSTRAINT nothing_is_removed_before_it_was_asked CHECK (((removed_at IS NULL) OR (removed_at >= sent_at))),
    CONSTRAINT only_removal_is_urgent CHECK (((NOT urgent) OR ((ask)::text = 'remove'::text))),
    CONSTRAINT removed_requests_say_when CHECK ((((removed_at IS NOT NULL) AND ((state)::text = 'removed'::text)) OR ((NOT ((state)::text = 'removed'::text)) AND (removed_at IS NULL)))),
    CONSTRAINT takedown_takedownrequest_version_check CHECK ((version >= 0)),
    CONSTRAINT what_was_answered_was_sent CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'withdrawn'::character varying])::text[])) OR (sent_at IS NOT NULL)))
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY public.steering_planbasis
    ADD CONSTRAINT a_basis_of_a_plan_once UNIQUE (plan_id, document_id);
ALTER TABLE ONLY public.screening_matchcount
    ADD CONSTRAINT a_count_once_an_entry UNIQUE (at, bank_id, entry);
ALTER TABLE ONLY public.screening_keyday
    ADD CONSTRAINT a_day_once_a_key UNIQUE (key_id, day);
ALTER TABLE ONLY public.core_digest
    ADD CONSTRAINT a_digest_once_a_moment UNIQUE (person, cadence, due_at);
ALTER TABLE ONLY public.law_revieweddocument
    ADD CONSTRAINT a_document_once_a_round UNIQUE (round_id, document_id);
ALTER TABLE ONLY public.reports_reportduty
    ADD CONSTRAINT a_duty_once UNIQUE (regime_id, territory_id);
ALTER TABLE ONLY public.support_goalreview
    ADD CONSTRAINT a_goal_once_a_review UNIQUE (goal_id, review_id);
ALTER TABLE ONLY public.law_legalfile
    ADD CONSTRAINT a_legal_file_once UNIQUE (document_id, sha256);
ALTER TABLE ONLY public.core_digestline
    ADD CONSTRAINT a_line_once_a_notice UNIQUE (notice_id, clock_id);
ALTER TABLE ONLY public.learning_campaignmaterial
    ADD CONSTRAINT a_material_named_once UNIQUE (campaign_id, title, language);
ALTER TABLE ONLY public.coordination_meeting
    ADD CONSTRAINT a_meeting_once UNIQUE (office_id, title, held_at);
ALTER TABLE ONLY public.screening_keyuse
    ADD CONSTRAINT a_minute_once_a_key_and_way UNIQUE (key_id, minute, way);
ALTER TABLE ONLY public.core_posting
    ADD CONSTRAINT a_notice_once_a_channel UNIQUE (notice_id, channel);
ALTER TABLE ONLY public.documents_registernumber
    ADD CONSTRAINT a_number_is_taken_once UNIQUE (register_id, number);
ALTER TABLE ONLY public.partners_partner
    ADD CONSTRAINT a_partner_once UNIQUE (folded_name);
ALTER TABLE ONLY public.reports_reportperiod
    ADD CONSTRAINT a_period_of_a_duty_once UNIQUE (duty_id, start);
ALTER TABLE ONLY public.certificates_certificate
    ADD CONSTRAINT a_place_in_an_award_once UNIQUE (award_id, place);
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT a_place_once_in_an_incident UNIQUE (incident_id, office_id, token);
ALTER TABLE ONLY public.steering_plan
    ADD CONSTRAINT a_plan_once UNIQUE (number, issuer);
ALTER TABLE ONLY public.coordination_question
    ADD CONSTRAINT a_question_in_versions UNIQUE (code, version);
ALTER TABLE ONLY public.quizzes_response
    ADD CONSTRAINT a_question_once UNIQUE (attempt_id, version_id);
ALTER TABLE ONLY public.learning_campaignreach
    ADD CONSTRAINT a_reach_counted_once UNIQUE (campaign_id, channel, commune_id, language, counted);
ALTER TABLE ONLY public.curriculum_review
    ADD CONSTRAINT a_reader_reads_once UNIQUE (version_id, round, by_id);
ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT a_reading_once UNIQUE (version_id, starts, ends, as_valid, known_at);
ALTER TABLE ONLY public.reports_reportregime
    ADD CONSTRAINT a_regime_once_in_a_plan UNIQUE (plan_id, title);
ALTER TABLE ONLY public.law_relation
    ADD CONSTRAINT a_relation_once UNIQUE (source_id, target_id, kind, article);
ALTER TABLE ONLY public.core_delivery
    ADD CONSTRAINT a_reminder_once_in_a_notice UNIQUE (notice_id, reminder_id);
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT a_report_is_sent_to_an_office_once UNIQUE (report_id, organisation_id);
ALTER TABLE ONLY public.screening_edition
    ADD CONSTRAINT a_serial_once_a_publication UNIQUE (publication_id, serial);
ALTER TABLE ONLY public.core_reminder
    ADD CONSTRAINT a_step_reminds_once_of_a_due_moment UNIQUE (clock_id, step_id, due_at);
ALTER TABLE ONLY public.partners_allocation
    ADD CONSTRAINT a_task_once_a_commitment UNIQUE (commitment_id, task_id);
ALTER TABLE ONLY public.reports_approval
    ADD CONSTRAINT a_tier_decides_once UNIQUE (report_id, tier);
ALTER TABLE ONLY public.screening_bankfileline
    ADD CONSTRAINT a_value_once_a_file UNIQUE (file_id, kind, value);
ALTER TABLE ONLY public.indicators_indicatorversion
    ADD CONSTRAINT a_version_a_day UNIQUE (indicator_id, valid_from);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT actions_of_a_meeting_in_order UNIQUE (meeting_id, "position");
ALTER TABLE ONLY public.partners_agreement
    ADD CONSTRAINT an_agreement_once UNIQUE (partner_id, number);
ALTER TABLE ONLY public.certificates_award
    ADD CONSTRAINT an_award_once UNIQUE (issued_by_id, sent_key);
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT an_incident_is_sent_to_an_office_once UNIQUE (incident_id, organisation_id);
ALTER TABLE ONLY public.coordination_inspectionplan
    ADD CONSTRAINT an_inspection_plan_once UNIQUE (office_id, title, starts);
ALTER TABLE ONLY public.portal_indexeditem
    ADD CONSTRAINT an_item_is_indexed_once UNIQUE (kind, key, language);
ALTER TABLE ONLY public.coordination_ask
    ADD CONSTRAINT an_office_is_asked_once UNIQUE (post_id, office_id);
ALTER TABLE ONLY public.coordination_meetingoffice
    ADD CONSTRAINT an_office_once_in_a_meeting UNIQUE (meeting_id, office_id);
ALTER TABLE ONLY public.coordination_threadoffice
    ADD CONSTRAINT an_office_once_in_a_thread UNIQUE (thread_id, office_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.capacity_capacityrow
    ADD CONSTRAINT capacity_capacityrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.certificates_award
    ADD CONSTRAINT certificates_award_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.certificates_certificate
    ADD CONSTRAINT certificates_certificate_number_key UNIQUE (number);
ALTER TABLE ONLY public.certificates_certificate
    ADD CONSTRAINT certificates_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_answer
    ADD CONSTRAINT coordination_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_ask
    ADD CONSTRAINT coordination_ask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficulty_number_key UNIQUE (number);
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficulty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_finding
    ADD CONSTRAINT coordination_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_followup
    ADD CONSTRAINT coordination_followup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_guidance
    ADD CONSTRAINT coordination_guidance_number_key UNIQUE (number);
ALTER TABLE ONLY public.coordination_guidance
    ADD CONSTRAINT coordination_guidance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_guidanceversion
    ADD CONSTRAINT coordination_guidanceversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspection_number_key UNIQUE (number);
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_inspectionplan
    ADD CONSTRAINT coordination_inspectionplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_meeting
    ADD CONSTRAINT coordination_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meetingaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meetingaction_task_id_key UNIQUE (task_id);
ALTER TABLE ONLY public.coordination_meetingoffice
    ADD CONSTRAINT coordination_meetingoffice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_post
    ADD CONSTRAINT coordination_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_question
    ADD CONSTRAINT coordination_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_recommendation
    ADD CONSTRAINT coordination_recommendation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_referral
    ADD CONSTRAINT coordination_referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolution_referral_id_key UNIQUE (referral_id);
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_threadoffice
    ADD CONSTRAINT coordination_threadoffice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_bucket
    ADD CONSTRAINT core_bucket_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.core_bulkact
    ADD CONSTRAINT core_bulkact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_channelstate
    ADD CONSTRAINT core_channelstate_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY public.core_clockchange
    ADD CONSTRAINT core_clockchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_clockrule
    ADD CONSTRAINT core_clockrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_delivery
    ADD CONSTRAINT core_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_digest
    ADD CONSTRAINT core_digest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_digestline
    ADD CONSTRAINT core_digestline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_holiday
    ADD CONSTRAINT core_holiday_pkey PRIMARY KEY (date);
ALTER TABLE ONLY public.core_ladderstep
    ADD CONSTRAINT core_ladderstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_ledgerevent
    ADD CONSTRAINT core_ledgerevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_ledgerhead
    ADD CONSTRAINT core_ledgerhead_day_key UNIQUE (day);
ALTER TABLE ONLY public.core_ledgerhead
    ADD CONSTRAINT core_ledgerhead_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.core_ledgerlink
    ADD CONSTRAINT core_ledgerlink_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.core_ledgerlink
    ADD CONSTRAINT core_ledgerlink_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.core_mailchoice
    ADD CONSTRAINT core_mailchoice_pkey PRIMARY KEY (person);
ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT core_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_posting
    ADD CONSTRAINT core_posting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_reminder
    ADD CONSTRAINT core_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_runningclock
    ADD CONSTRAINT core_runningclock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT core_savedfilter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.curriculum_descriptor
    ADD CONSTRAINT curriculum_descriptor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.curriculum_framework
    ADD CONSTRAINT curriculum_framework_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.curriculum_framework
    ADD CONSTRAINT curriculum_framework_valid_from_key UNIQUE (valid_from);
ALTER TABLE ONLY public.curriculum_lesson
    ADD CONSTRAINT curriculum_lesson_code_key UNIQUE (code);
ALTER TABLE ONLY public.curriculum_lesson
    ADD CONSTRAINT curriculum_lesson_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.curriculum_lessonversion
    ADD CONSTRAINT curriculum_lessonversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.curriculum_recording
    ADD CONSTRAINT curriculum_recording_pkey PRIMARY KEY (version_id);
ALTER TABLE ONLY public.curriculum_review
    ADD CONSTRAINT curriculum_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dashboards_chart
    ADD CONSTRAINT dashboards_chart_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.directory_boundary
    ADD CONSTRAINT directory_boundary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_changeevent
    ADD CONSTRAINT directory_changeevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_communetrait
    ADD CONSTRAINT directory_communetrait_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_enrolmentsnapshot
    ADD CONSTRAINT directory_enrolmentsnapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_functionbinding
    ADD CONSTRAINT directory_functionbinding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_functiontransfer
    ADD CONSTRAINT directory_functiontransfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_hierarchyedge
    ADD CONSTRAINT directory_hierarchyedge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_importdraft
    ADD CONSTRAINT directory_importdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_installation
    ADD CONSTRAINT directory_installation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_institutionprofile
    ADD CONSTRAINT directory_institutionprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organisation
    ADD CONSTRAINT directory_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organisationidentifier
    ADD CONSTRAINT directory_organisationidentifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_organisationversion
    ADD CONSTRAINT directory_organisationversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_scoperule
    ADD CONSTRAINT directory_scoperule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_successionedge
    ADD CONSTRAINT directory_successionedge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.directory_successionshare
    ADD CONSTRAINT directory_successionshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_number_id_key UNIQUE (number_id);
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_documentfile
    ADD CONSTRAINT documents_documentfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_documenttype
    ADD CONSTRAINT documents_documenttype_code_key UNIQUE (code);
ALTER TABLE ONLY public.documents_documenttype
    ADD CONSTRAINT documents_documenttype_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_letterhead
    ADD CONSTRAINT documents_letterhead_office_id_key UNIQUE (office_id);
ALTER TABLE ONLY public.documents_letterhead
    ADD CONSTRAINT documents_letterhead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_register
    ADD CONSTRAINT documents_register_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.documents_registernumber
    ADD CONSTRAINT documents_registernumber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_handlingnote
    ADD CONSTRAINT enforcement_handlingnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_incidentreportabroad
    ADD CONSTRAINT enforcement_incidentreportabroad_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_internationalreport
    ADD CONSTRAINT enforcement_internationalreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_matchverdict
    ADD CONSTRAINT enforcement_matchverdict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_outcomeknown
    ADD CONSTRAINT enforcement_outcomeknown_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_proceeding
    ADD CONSTRAINT enforcement_proceeding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_respondent
    ADD CONSTRAINT enforcement_respondent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_respondentidentifier
    ADD CONSTRAINT enforcement_respondentidentifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_respondentmatch
    ADD CONSTRAINT enforcement_respondentmatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violation_number_key UNIQUE (number);
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_violation_provisions
    ADD CONSTRAINT enforcement_violation_pr_violation_id_provision_i_aa4c126a_uniq UNIQUE (violation_id, provision_id);
ALTER TABLE ONLY public.enforcement_violation_provisions
    ADD CONSTRAINT enforcement_violation_provisions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violation_respondent_id_0ba82dbb_uniq UNIQUE (respondent_id);
ALTER TABLE ONLY public.evidence_arriving
    ADD CONSTRAINT evidence_arriving_mark_key UNIQUE (mark);
ALTER TABLE ONLY public.evidence_arriving
    ADD CONSTRAINT evidence_arriving_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_envelope_keys
    ADD CONSTRAINT evidence_envelope_keys_envelope_id_unitkey_id_d498ba90_uniq UNIQUE (envelope_id, unitkey_id);
ALTER TABLE ONLY public.evidence_envelope_keys
    ADD CONSTRAINT evidence_envelope_keys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_envelope
    ADD CONSTRAINT evidence_envelope_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_exhibit
    ADD CONSTRAINT evidence_exhibit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_exhibitstep
    ADD CONSTRAINT evidence_exhibitstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_export
    ADD CONSTRAINT evidence_export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_handedlook
    ADD CONSTRAINT evidence_handedlook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_release
    ADD CONSTRAINT evidence_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_release
    ADD CONSTRAINT evidence_release_step_id_key UNIQUE (step_id);
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_public_key_key UNIQUE (public_key);
ALTER TABLE ONLY public.learning_coveragefacts
    ADD CONSTRAINT facts_of_a_year_once UNIQUE (institution_id, year_id, rule_id);
ALTER TABLE ONLY public.field_fielddevice
    ADD CONSTRAINT field_fielddevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.field_fielddevice
    ADD CONSTRAINT field_fielddevice_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.field_fieldentry
    ADD CONSTRAINT field_fieldentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_formdefinition
    ADD CONSTRAINT form_version_once UNIQUE (code, version);
ALTER TABLE ONLY public.coordination_guidanceversion
    ADD CONSTRAINT guidance_versions_in_order UNIQUE (guidance_id, "position");
ALTER TABLE ONLY public.indicators_indicatorversion
    ADD CONSTRAINT indicator_versions_in_order UNIQUE (indicator_id, number);
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_code_key UNIQUE (code);
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_indicatorversion
    ADD CONSTRAINT indicators_indicatorversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT indicators_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_target
    ADD CONSTRAINT indicators_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_finding
    ADD CONSTRAINT inspection_findings_in_order UNIQUE (inspection_id, "position");
ALTER TABLE ONLY public.intake_conflictofinterest
    ADD CONSTRAINT intake_conflictofinterest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_contact
    ADD CONSTRAINT intake_contact_number_key UNIQUE (number);
ALTER TABLE ONLY public.intake_contact
    ADD CONSTRAINT intake_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_contactcategory
    ADD CONSTRAINT intake_contactcategory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_contactreport
    ADD CONSTRAINT intake_contactreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_debrief
    ADD CONSTRAINT intake_debrief_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_deskrule
    ADD CONSTRAINT intake_deskrule_pkey PRIMARY KEY (valid_from);
ALTER TABLE ONLY public.people_exposure
    ADD CONSTRAINT intake_exposure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_number_key UNIQUE (number);
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_incidentreport
    ADD CONSTRAINT intake_incidentreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_message
    ADD CONSTRAINT intake_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_message
    ADD CONSTRAINT intake_message_request_hash_key UNIQUE (request_hash);
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_number_key UNIQUE (number);
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_request_hash_key UNIQUE (request_hash);
ALTER TABLE ONLY public.intake_reportidentifier
    ADD CONSTRAINT intake_reportidentifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_shifthandover_contacts
    ADD CONSTRAINT intake_shifthandover_con_shifthandover_id_contact_981d56c5_uniq UNIQUE (shifthandover_id, contact_id);
ALTER TABLE ONLY public.intake_shifthandover_contacts
    ADD CONSTRAINT intake_shifthandover_contacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_shifthandover
    ADD CONSTRAINT intake_shifthandover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_supportrequest
    ADD CONSTRAINT intake_supportrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_triageanswers
    ADD CONSTRAINT intake_triageanswers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intake_triagedecision
    ADD CONSTRAINT intake_triagedecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_keptaway
    ADD CONSTRAINT kept_away_once UNIQUE NULLS NOT DISTINCT (subject, person_id, organisation_id);
ALTER TABLE ONLY public.khien_site_backuprun
    ADD CONSTRAINT khien_site_backuprun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.khien_site_keymark
    ADD CONSTRAINT khien_site_keymark_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.khien_site_securitydate
    ADD CONSTRAINT khien_site_securitydate_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.khien_site_securityreport
    ADD CONSTRAINT khien_site_securityreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.khien_site_securityreport
    ADD CONSTRAINT khien_site_securityreport_year_key UNIQUE (year);
ALTER TABLE ONLY public.khien_site_signintally
    ADD CONSTRAINT khien_site_signintally_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.khien_site_telling
    ADD CONSTRAINT khien_site_telling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.khien_site_trouble
    ADD CONSTRAINT khien_site_trouble_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_alarmsetaside
    ADD CONSTRAINT law_alarmsetaside_key_key UNIQUE (key);
ALTER TABLE ONLY public.law_alarmsetaside
    ADD CONSTRAINT law_alarmsetaside_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_endedagency
    ADD CONSTRAINT law_endedagency_name_key UNIQUE (name);
ALTER TABLE ONLY public.law_endedagency
    ADD CONSTRAINT law_endedagency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_finelimit
    ADD CONSTRAINT law_finelimit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_legaldocument
    ADD CONSTRAINT law_legaldocument_code_key UNIQUE (code);
ALTER TABLE ONLY public.law_legaldocument
    ADD CONSTRAINT law_legaldocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_legalfile
    ADD CONSTRAINT law_legalfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_outcome
    ADD CONSTRAINT law_outcome_pkey PRIMARY KEY (proposal_id);
ALTER TABLE ONLY public.law_proposal
    ADD CONSTRAINT law_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_provision
    ADD CONSTRAINT law_provision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_relation
    ADD CONSTRAINT law_relation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_revieweddocument
    ADD CONSTRAINT law_revieweddocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_reviewround
    ADD CONSTRAINT law_reviewround_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_reviewround
    ADD CONSTRAINT law_reviewround_title_key UNIQUE (title);
ALTER TABLE ONLY public.learning_attendancesheet
    ADD CONSTRAINT learning_attendancesheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_calendarfeed
    ADD CONSTRAINT learning_calendarfeed_pkey PRIMARY KEY (institution_id);
ALTER TABLE ONLY public.learning_campaign
    ADD CONSTRAINT learning_campaign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_campaignmaterial
    ADD CONSTRAINT learning_campaignmaterial_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_campaignreach
    ADD CONSTRAINT learning_campaignreach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coveragefacts
    ADD CONSTRAINT learning_coveragefacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coveragemark
    ADD CONSTRAINT learning_coveragemark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coveragerule
    ADD CONSTRAINT learning_coveragerule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_coverageverdict
    ADD CONSTRAINT learning_coverageverdict_pkey PRIMARY KEY (institution_id);
ALTER TABLE ONLY public.learning_schoolclass
    ADD CONSTRAINT learning_schoolclass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_schoolprogramme
    ADD CONSTRAINT learning_schoolprogramme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_schoolyear
    ADD CONSTRAINT learning_schoolyear_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.learning_session
    ADD CONSTRAINT learning_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT legal_findings_in_order UNIQUE (round_id, number);
ALTER TABLE ONLY public.reports_reportline
    ADD CONSTRAINT lines_in_order UNIQUE (report_id, "position");
ALTER TABLE ONLY public.manual_tourplace
    ADD CONSTRAINT manual_tourplace_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT one_account_per_username UNIQUE (username);
ALTER TABLE ONLY public.coordination_answer
    ADD CONSTRAINT one_answer_a_question UNIQUE (inspection_id, question_id);
ALTER TABLE ONLY public.publishing_articleversion
    ADD CONSTRAINT one_article_version_of_a_number UNIQUE (article_id, language, number);
ALTER TABLE ONLY public.directory_boundary
    ADD CONSTRAINT one_boundary_per_day EXCLUDE USING gist (organisation_id WITH =, valid WITH &&);
ALTER TABLE ONLY public.directory_changeevent
    ADD CONSTRAINT one_change_of_a_kind_per_day UNIQUE (organisation_id, date, kind);
ALTER TABLE ONLY public.learning_schoolclass
    ADD CONSTRAINT one_class_of_a_name UNIQUE (institution_id, year_id, name);
ALTER TABLE ONLY public.learning_coveragerule
    ADD CONSTRAINT one_coverage_rule_per_day UNIQUE (code, valid_from);
ALTER TABLE ONLY public.curriculum_descriptor
    ADD CONSTRAINT one_descriptor_a_cell UNIQUE (framework_id, band, strand);
ALTER TABLE ONLY public.support_formdraft
    ADD CONSTRAINT one_draft_per_form_and_person UNIQUE (subject, code, by_id);
ALTER TABLE ONLY public.directory_enrolmentsnapshot
    ADD CONSTRAINT one_enrolment_per_day UNIQUE NULLS NOT DISTINCT (organisation_id, school_year, grade, counted_on);
ALTER TABLE ONLY public.documents_documentfile
    ADD CONSTRAINT one_file_of_each_format UNIQUE (document_id, format);
ALTER TABLE ONLY public.law_finelimit
    ADD CONSTRAINT one_fine_limit_for_each UNIQUE (provision_id, who);
ALTER TABLE ONLY public.support_formdefinition
    ADD CONSTRAINT one_form_version_a_day UNIQUE (code, valid_from);
ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT one_goal_a_place UNIQUE (plan_id, "position");
ALTER TABLE ONLY public.core_notice
    ADD CONSTRAINT one_notice_a_person_and_time UNIQUE (person, at);
ALTER TABLE ONLY public.evidence_exhibit
    ADD CONSTRAINT one_number_per_exhibit UNIQUE (holder, number);
ALTER TABLE ONLY public.directory_functionbinding
    ADD CONSTRAINT one_office_per_function_and_day EXCLUDE USING gist (territory_id WITH =, function WITH =, valid WITH &&);
ALTER TABLE ONLY public.directory_organisationidentifier
    ADD CONSTRAINT one_organisation_per_code_and_day EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&);
ALTER TABLE ONLY public.directory_hierarchyedge
    ADD CONSTRAINT one_parent_per_kind_and_day EXCLUDE USING gist (child_id WITH =, kind WITH =, valid WITH &&);
ALTER TABLE ONLY public.publishing_placedpicture
    ADD CONSTRAINT one_picture_of_a_number UNIQUE (version_id, number);
ALTER TABLE ONLY public.support_consentpolicy
    ADD CONSTRAINT one_policy_per_purpose_and_day UNIQUE (purpose, valid_from);
ALTER TABLE ONLY public.learning_schoolprogramme
    ADD CONSTRAINT one_programme_a_school_year UNIQUE (institution_id, year_id);
ALTER TABLE ONLY public.law_provision
    ADD CONSTRAINT one_provision_per_path_and_start UNIQUE NULLS NOT DISTINCT (document_id, path, valid_from);
ALTER TABLE ONLY public.quizzes_question
    ADD CONSTRAINT one_question_of_a_code UNIQUE (bank_id, code);
ALTER TABLE ONLY public.quizzes_paperreading
    ADD CONSTRAINT one_reading_of_a_sheet UNIQUE (class_quiz_id, seat);
ALTER TABLE ONLY public.documents_register
    ADD CONSTRAINT one_register_a_year UNIQUE (office_id, year, abbreviation);
ALTER TABLE ONLY public.core_clockrule
    ADD CONSTRAINT one_rule_per_code_and_day UNIQUE (code, valid_from);
ALTER TABLE ONLY public.people_duty
    ADD CONSTRAINT one_same_duty_at_a_time EXCLUDE USING gist (user_id WITH =, role WITH =, COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, COALESCE(territory_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE ONLY public.core_savedfilter
    ADD CONSTRAINT one_saved_filter_a_name UNIQUE (person, listing, name);
ALTER TABLE ONLY public.learning_schoolyear
    ADD CONSTRAINT one_school_year_per_day EXCLUDE USING gist (daterange(starts, ends, '[]'::text) WITH &&);
ALTER TABLE ONLY public.directory_scoperule
    ADD CONSTRAINT one_scope_per_code_and_day EXCLUDE USING gist (code WITH =, valid WITH &&);
ALTER TABLE ONLY public.directory_successionshare
    ADD CONSTRAINT one_share_at_a_time UNIQUE (edge_id, basis, recorded_at);
ALTER TABLE ONLY public.evidence_exhibitstep
    ADD CONSTRAINT one_step_per_position UNIQUE (exhibit_id, "position");
ALTER TABLE ONLY public.directory_successionedge
    ADD CONSTRAINT one_succession_per_change UNIQUE (event_id, predecessor_id, successor_id);
ALTER TABLE ONLY public.indicators_target
    ADD CONSTRAINT one_target_per_territory_and_day EXCLUDE USING gist (objective_id WITH =, indicator_id WITH =, COALESCE(territory_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, valid WITH &&);
ALTER TABLE ONLY public.privacy_keepingterm
    ADD CONSTRAINT one_term_per_subject_and_day UNIQUE (subject, valid_from);
ALTER TABLE ONLY public.support_casetie
    ADD CONSTRAINT one_tie_of_two_cases UNIQUE (first_id, second_id);
ALTER TABLE ONLY public.directory_communetrait
    ADD CONSTRAINT one_trait_per_day EXCLUDE USING gist (commune_id WITH =, trait WITH =, valid WITH &&);
ALTER TABLE ONLY public.directory_functiontransfer
    ADD CONSTRAINT one_transfer_a_day UNIQUE (function, territory_id, date);
ALTER TABLE ONLY public.directory_institutionprofile
    ADD CONSTRAINT one_type_per_day EXCLUDE USING gist (organisation_id WITH =, valid WITH &&);
ALTER TABLE ONLY public.curriculum_lessonversion
    ADD CONSTRAINT one_version_of_a_number UNIQUE (lesson_id, language, number);
ALTER TABLE ONLY public.directory_organisationversion
    ADD CONSTRAINT one_version_per_day EXCLUDE USING gist (organisation_id WITH =, valid WITH &&);
ALTER TABLE ONLY public.people_reminderway
    ADD CONSTRAINT one_way_of_a_channel UNIQUE (user_id, channel);
ALTER TABLE ONLY public.law_provision
    ADD CONSTRAINT one_wording_of_a_provision_a_day EXCLUDE USING gist (document_id WITH =, path WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE ONLY public.partners_agreement
    ADD CONSTRAINT partners_agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_allocation
    ADD CONSTRAINT partners_allocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_commitment_communes
    ADD CONSTRAINT partners_commitment_comm_commitment_id_organisati_45e7cb83_uniq UNIQUE (commitment_id, organisation_id);
ALTER TABLE ONLY public.partners_commitment_communes
    ADD CONSTRAINT partners_commitment_communes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_commitment
    ADD CONSTRAINT partners_commitment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_delivery
    ADD CONSTRAINT partners_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_interestmark
    ADD CONSTRAINT partners_interestmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partners_partner
    ADD CONSTRAINT partners_partner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_accountnotice
    ADD CONSTRAINT people_accountnotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_duty
    ADD CONSTRAINT people_duty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_idlerule
    ADD CONSTRAINT people_idlerule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.people_keptaway
    ADD CONSTRAINT people_keptaway_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_provideridentity
    ADD CONSTRAINT people_provideridentity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_provideridentity
    ADD CONSTRAINT people_provideridentity_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.people_recovery
    ADD CONSTRAINT people_recovery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_reminderway
    ADD CONSTRAINT people_reminderway_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_staffsession
    ADD CONSTRAINT people_staffsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.portal_indexeditem
    ADD CONSTRAINT portal_indexeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_keepingnotice
    ADD CONSTRAINT privacy_keepingnotice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_keepingrun
    ADD CONSTRAINT privacy_keepingrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_keepingterm
    ADD CONSTRAINT privacy_keepingterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_legalhold
    ADD CONSTRAINT privacy_legalhold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_number_key UNIQUE (number);
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_sent_key_key UNIQUE (sent_key);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_article
    ADD CONSTRAINT publishing_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_article
    ADD CONSTRAINT publishing_article_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.publishing_articlereview
    ADD CONSTRAINT publishing_articlereview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_articleversion
    ADD CONSTRAINT publishing_articleversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_picture
    ADD CONSTRAINT publishing_picture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_placedpicture
    ADD CONSTRAINT publishing_placedpicture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publishing_sharecard
    ADD CONSTRAINT publishing_sharecard_pkey PRIMARY KEY (version_id);
ALTER TABLE ONLY public.publishing_voice
    ADD CONSTRAINT publishing_voice_pkey PRIMARY KEY (version_id);
ALTER TABLE ONLY public.quizzes_attempt
    ADD CONSTRAINT quizzes_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_before_id_key UNIQUE (before_id);
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_code_key UNIQUE (code);
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_paperreading
    ADD CONSTRAINT quizzes_paperreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_question
    ADD CONSTRAINT quizzes_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_questionbank
    ADD CONSTRAINT quizzes_questionbank_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_questionbank
    ADD CONSTRAINT quizzes_questionbank_title_key UNIQUE (title);
ALTER TABLE ONLY public.quizzes_questionversion
    ADD CONSTRAINT quizzes_questionversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_quiz
    ADD CONSTRAINT quizzes_quiz_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quizzes_response
    ADD CONSTRAINT quizzes_response_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordination_referral
    ADD CONSTRAINT referrals_in_order UNIQUE (difficulty_id, "position");
ALTER TABLE ONLY public.reports_submittedreport
    ADD CONSTRAINT report_versions_in_order UNIQUE (period_id, number);
ALTER TABLE ONLY public.reports_approval
    ADD CONSTRAINT reports_approval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidatedreport_document_id_key UNIQUE (document_id);
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidatedreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_erratum
    ADD CONSTRAINT reports_erratum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportduty
    ADD CONSTRAINT reports_reportduty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportline
    ADD CONSTRAINT reports_reportline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportperiod
    ADD CONSTRAINT reports_reportperiod_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_reportregime
    ADD CONSTRAINT reports_reportregime_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_submittedreport
    ADD CONSTRAINT reports_submittedreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_addressentry
    ADD CONSTRAINT screening_addressentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_apikey
    ADD CONSTRAINT screening_apikey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_apikey
    ADD CONSTRAINT screening_apikey_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.screening_bank
    ADD CONSTRAINT screening_bank_number_key UNIQUE (number);
ALTER TABLE ONLY public.screening_bank
    ADD CONSTRAINT screening_bank_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_bank
    ADD CONSTRAINT screening_bank_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.screening_bankfile
    ADD CONSTRAINT screening_bankfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_bankfileline
    ADD CONSTRAINT screening_bankfileline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_correction
    ADD CONSTRAINT screening_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_correction
    ADD CONSTRAINT screening_correction_sent_key UNIQUE (sent);
ALTER TABLE ONLY public.screening_edition
    ADD CONSTRAINT screening_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_hashproposal
    ADD CONSTRAINT screening_hashproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_number_key UNIQUE (number);
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_judgement
    ADD CONSTRAINT screening_judgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_keyday
    ADD CONSTRAINT screening_keyday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_keyuse
    ADD CONSTRAINT screening_keyuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_look
    ADD CONSTRAINT screening_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_look
    ADD CONSTRAINT screening_look_subject_key UNIQUE (subject);
ALTER TABLE ONLY public.screening_matchcount
    ADD CONSTRAINT screening_matchcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_ownwords
    ADD CONSTRAINT screening_ownwords_number_key UNIQUE (number);
ALTER TABLE ONLY public.screening_ownwords
    ADD CONSTRAINT screening_ownwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_pictureentry
    ADD CONSTRAINT screening_pictureentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_publication
    ADD CONSTRAINT screening_publication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_publication
    ADD CONSTRAINT screening_publication_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.screening_scan
    ADD CONSTRAINT screening_scan_number_key UNIQUE (number);
ALTER TABLE ONLY public.screening_scan
    ADD CONSTRAINT screening_scan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.screening_unreadableitem
    ADD CONSTRAINT screening_unreadableitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.site_cache
    ADD CONSTRAINT site_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_outcomeknown
    ADD CONSTRAINT somebody_knows_of_a_step_once UNIQUE (proceeding_id, by_id);
ALTER TABLE ONLY public.steering_assignment
    ADD CONSTRAINT steering_assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_extension
    ADD CONSTRAINT steering_extension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_objective
    ADD CONSTRAINT steering_objective_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_officecalendar
    ADD CONSTRAINT steering_officecalendar_pkey PRIMARY KEY (office_id);
ALTER TABLE ONLY public.steering_plan
    ADD CONSTRAINT steering_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_planbasis
    ADD CONSTRAINT steering_planbasis_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_plandraft
    ADD CONSTRAINT steering_plandraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_planversion
    ADD CONSTRAINT steering_planversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_progress
    ADD CONSTRAINT steering_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_suspension
    ADD CONSTRAINT steering_suspension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_taskgroup
    ADD CONSTRAINT steering_taskgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_verification
    ADD CONSTRAINT steering_verification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.steering_verification
    ADD CONSTRAINT steering_verification_progress_id_key UNIQUE (progress_id);
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_form_id_key UNIQUE (form_id);
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_carer
    ADD CONSTRAINT support_carer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_number_key UNIQUE (number);
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_case_requests
    ADD CONSTRAINT support_case_requests_case_id_supportrequest_id_a636874a_uniq UNIQUE (case_id, supportrequest_id);
ALTER TABLE ONLY public.support_case_requests
    ADD CONSTRAINT support_case_requests_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_casetie
    ADD CONSTRAINT support_casetie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_childprofile
    ADD CONSTRAINT support_childprofile_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.support_childprofile
    ADD CONSTRAINT support_childprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_childwords
    ADD CONSTRAINT support_childwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_closure
    ADD CONSTRAINT support_closure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_consent
    ADD CONSTRAINT support_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_consentpolicy
    ADD CONSTRAINT support_consentpolicy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_emergencymeasure
    ADD CONSTRAINT support_emergencymeasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_endedrequest
    ADD CONSTRAINT support_endedrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_endedrequest
    ADD CONSTRAINT support_endedrequest_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.support_filledform
    ADD CONSTRAINT support_filledform_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_formdefinition
    ADD CONSTRAINT support_formdefinition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_formdraft
    ADD CONSTRAINT support_formdraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT support_goal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_goalreview
    ADD CONSTRAINT support_goalreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_handover
    ADD CONSTRAINT support_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_meeting
    ADD CONSTRAINT support_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_offendingminor
    ADD CONSTRAINT support_offendingminor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_decision_form_id_key UNIQUE (decision_form_id);
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_form_id_key UNIQUE (form_id);
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_number_key UNIQUE (number);
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_referralstep
    ADD CONSTRAINT support_referralstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_reopening
    ADD CONSTRAINT support_reopening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_review
    ADD CONSTRAINT support_review_form_id_key UNIQUE (form_id);
ALTER TABLE ONLY public.support_review
    ADD CONSTRAINT support_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_sixteendecision
    ADD CONSTRAINT support_sixteendecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificassessment_form_id_key UNIQUE (form_id);
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificassessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_standin
    ADD CONSTRAINT support_standin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.support_visit
    ADD CONSTRAINT support_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_addressee
    ADD CONSTRAINT takedown_addressee_code_key UNIQUE (code);
ALTER TABLE ONLY public.takedown_addressee
    ADD CONSTRAINT takedown_addressee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_addresseechannel
    ADD CONSTRAINT takedown_addresseechannel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_contentcheck
    ADD CONSTRAINT takedown_contentcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_number_key UNIQUE (number);
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservation_number_key UNIQUE (number);
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownrequest_number_key UNIQUE (number);
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.enforcement_respondentmatch
    ADD CONSTRAINT two_records_match_once UNIQUE (one_id, other_id);
ALTER TABLE ONLY public.quizzes_questionversion
    ADD CONSTRAINT versions_are_numbered UNIQUE (question_id, number);
ALTER TABLE ONLY public.steering_planversion
    ADD CONSTRAINT versions_of_a_plan_in_order UNIQUE (plan_id, number);
CREATE UNIQUE INDEX a_body_once_in_an_inspection_plan ON public.coordination_inspection USING btree (plan_id, body_id) WHERE (NOT ((state)::text = 'cancelled'::text));
CREATE UNIQUE INDEX a_contact_tells_of_a_report_once ON public.intake_contactreport USING btree (contact_id, report_id) WHERE (unlinked_at IS NULL);
CREATE UNIQUE INDEX a_hash_once_a_bank ON public.screening_pictureentry USING btree (bank_id, kind, value) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX a_number_once_in_a_plan ON public.steering_task USING btree (plan_id, number) WHERE (until IS NULL);
CREATE UNIQUE INDEX a_report_joins_an_incident_once ON public.intake_incidentreport USING btree (incident_id, report_id) WHERE (separated_at IS NULL);
CREATE UNIQUE INDEX a_session_is_kept_once ON public.learning_session USING btree (recorded_by_id, sent_key) WHERE (sent_key IS NOT NULL);
CREATE UNIQUE INDEX a_trouble_is_open_once ON public.khien_site_trouble USING btree (code, subject) WHERE (ended_at IS NULL);
CREATE INDEX access_of_person ON public.people_emergencyaccess USING btree (person_id, subject, until_at);
CREATE INDEX access_to_review ON public.people_emergencyaccess USING btree (began_at) WHERE (reviewed_at IS NULL);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX address_entry_by_value ON public.screening_addressentry USING btree (value);
CREATE INDEX address_entry_of_bank ON public.screening_addressentry USING btree (bank_id, id);
CREATE INDEX address_entry_quarantined ON public.screening_addressentry USING btree (quarantined_at) WHERE (quarantined_at IS NOT NULL);
CREATE UNIQUE INDEX an_address_once_a_bank ON public.screening_addressentry USING btree (bank_id, value) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX an_identifier_once_a_respondent ON public.enforcement_respondentidentifier USING btree (respondent_id, kind, place, token) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX an_office_once_in_a_task_and_round ON public.steering_assignment USING btree (task_id, function, territory_id, organisation_id, round) NULLS NOT DISTINCT WHERE (cancelled_at IS NULL);
CREATE INDEX answers_by_report ON public.intake_triageanswers USING btree (report_id, at DESC, id DESC);
CREATE INDEX articles_newest_first ON public.publishing_articleversion USING btree (visible_from DESC) WHERE ((state)::text = 'published'::text);
CREATE UNIQUE INDEX asked_to_look_once_at_a_time ON public.evidence_handedlook USING btree (to_id, exhibit_id) WHERE (looked_at IS NULL);
CREATE INDEX asks_open ON public.coordination_ask USING btree (office_id) WHERE (ended_at IS NULL);
CREATE INDEX assigned_action_open ON public.support_assignedaction USING btree (due_on) WHERE (done_on IS NULL);
CREATE INDEX assignments_by_function ON public.steering_assignment USING btree (territory_id, function);
CREATE INDEX assignments_by_name ON public.steering_assignment USING btree (organisation_id);
CREATE INDEX assignments_open_by_due ON public.steering_assignment USING btree (due) WHERE ((cancelled_at IS NULL) AND (finished_at IS NULL));
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX awards_newest_first ON public.certificates_award USING btree (institution_id, issued_at DESC);
CREATE INDEX backup_run_newest ON public.khien_site_backuprun USING btree (at DESC);
CREATE INDEX bank_file_by_day ON public.screening_bankfile USING btree (handed_in_at);
CREATE INDEX bank_file_line_by_fate ON public.screening_bankfileline USING btree (file_id, fate, id);
CREATE INDEX campaigns_newest_first ON public.learning_campaign USING btree (starts DESC, id DESC);
CREATE INDEX capacity_capacityrow_recorded_by_id_5c2d61e1 ON public.capacity_capacityrow USING btree (recorded_by_id);
CREATE INDEX capacity_capacityrow_unit_id_d89cc9bd ON public.capacity_capacityrow USING btree (unit_id);
CREATE INDEX capacity_of_a_unit ON public.capacity_capacityrow USING btree (unit_id, kind, "on");
CREATE INDEX case_child_tokens ON public.support_case USING gin (child_tokens);
CREATE INDEX case_newest_first ON public.support_case USING btree (opened_at DESC) INCLUDE (id, incident_id);
CREATE INDEX certificates_award_institution_id_0cfc588b ON public.certificates_award USING btree (institution_id);
CREATE INDEX certificates_award_issued_by_id_11efc1bb ON public.certificates_award USING btree (issued_by_id);
CREATE INDEX certificates_certificate_award_id_a615d4c3 ON public.certificates_certificate USING btree (award_id);
CREATE INDEX certificates_certificate_number_5a831df7_like ON public.certificates_certificate USING btree (number varchar_pattern_ops);
CREATE INDEX checks_waiting ON public.takedown_contentcheck USING btree (due_at) WHERE ((done_at IS NULL) AND (dropped_at IS NULL));
CREATE INDEX class_quizzes_newest ON public.quizzes_classquiz USING btree (institution_id, opened_at DESC);
CREATE INDEX commitments_by_due ON public.partners_commitment USING btree (due);
CREATE INDEX conflict_by_report ON public.intake_conflictofinterest USING btree (report_id);
CREATE INDEX contact_by_place ON public.intake_contact USING btree (commune_id, child_age, started_at DESC);
CREATE INDEX contact_by_time ON public.intake_contact USING btree (started_at DESC, id DESC);
CREATE INDEX contact_by_token ON public.intake_contact USING gin (tokens);
CREATE INDEX contact_unfinished ON public.intake_contact USING btree (by_id, started_at DESC) WHERE (ended_at IS NULL);
CREATE INDEX content_by_place ON public.takedown_contentitem USING btree (token);
CREATE INDEX content_by_state ON public.takedown_contentitem USING btree (office_id, state, registered_at);
CREATE INDEX coordinatio_office__092415_idx ON public.coordination_threadoffice USING btree (office_id);
CREATE INDEX coordination_answer_inspection_id_76cb8b9c ON public.coordination_answer USING btree (inspection_id);
CREATE INDEX coordination_answer_question_id_03e16122 ON public.coordination_answer USING btree (question_id);
CREATE INDEX coordination_ask_answer_id_a65cc4e2 ON public.coordination_ask USING btree (answer_id);
CREATE INDEX coordination_ask_office_id_d947dfa7 ON public.coordination_ask USING btree (office_id);
CREATE INDEX coordination_ask_post_id_6247f1e4 ON public.coordination_ask USING btree (post_id);
CREATE INDEX coordination_difficulty_incident_id_de1fae32 ON public.coordination_difficulty USING btree (incident_id);
CREATE INDEX coordination_difficulty_institution_id_9a3bf961 ON public.coordination_difficulty USING btree (institution_id);
CREATE INDEX coordination_difficulty_objective_id_ca8491ef ON public.coordination_difficulty USING btree (objective_id);
CREATE INDEX coordination_difficulty_office_id_39064dda ON public.coordination_difficulty USING btree (office_id);
CREATE INDEX coordination_difficulty_raised_by_id_30f4dcb3 ON public.coordination_difficulty USING btree (raised_by_id);
CREATE INDEX coordination_difficulty_task_id_8e77a99a ON public.coordination_difficulty USING btree (task_id);
CREATE INDEX coordination_finding_inspection_id_0c745c63 ON public.coordination_finding USING btree (inspection_id);
CREATE INDEX coordination_finding_question_id_f84b8b0a ON public.coordination_finding USING btree (question_id);
CREATE INDEX coordination_finding_written_by_id_5910fadd ON public.coordination_finding USING btree (written_by_id);
CREATE INDEX coordination_followup_by_id_31ba1e39 ON public.coordination_followup USING btree (by_id);
CREATE INDEX coordination_followup_recommendation_id_d739ffcd ON public.coordination_followup USING btree (recommendation_id);
CREATE INDEX coordination_guidance_difficulty_id_4ff4e6ac ON public.coordination_guidance USING btree (difficulty_id);
CREATE INDEX coordination_guidance_office_id_27a080f5 ON public.coordination_guidance USING btree (office_id);
CREATE INDEX coordination_guidanceversion_drafted_by_id_ed94d83f ON public.coordination_guidanceversion USING btree (drafted_by_id);
CREATE INDEX coordination_guidanceversion_guidance_id_4174f863 ON public.coordination_guidanceversion USING btree (guidance_id);
CREATE INDEX coordination_guidanceversion_published_by_id_e53ee768 ON public.coordination_guidanceversion USING btree (published_by_id);
CREATE INDEX coordination_inspection_body_id_b5479efd ON public.coordination_inspection USING btree (body_id);
CREATE INDEX coordination_inspection_concluded_by_id_47d8de01 ON public.coordination_inspection USING btree (concluded_by_id);
CREATE INDEX coordination_inspection_office_id_8b6167b5 ON public.coordination_inspection USING btree (office_id);
CREATE INDEX coordination_inspection_plan_id_0f7e6938 ON public.coordination_inspection USING btree (plan_id);
CREATE INDEX coordination_inspection_planned_by_id_69492d57 ON public.coordination_inspection USING btree (planned_by_id);
CREATE INDEX coordination_inspectionplan_approved_by_id_521a7e2c ON public.coordination_inspectionplan USING btree (approved_by_id);
CREATE INDEX coordination_inspectionplan_made_by_id_29c4d2b2 ON public.coordination_inspectionplan USING btree (made_by_id);
CREATE INDEX coordination_inspectionplan_office_id_a18d57f1 ON public.coordination_inspectionplan USING btree (office_id);
CREATE INDEX coordination_meeting_approved_by_id_4a84d113 ON public.coordination_meeting USING btree (approved_by_id);
CREATE INDEX coordination_meeting_office_id_9ca45a5d ON public.coordination_meeting USING btree (office_id);
CREATE INDEX coordination_meeting_written_by_id_3d2aef29 ON public.coordination_meeting USING btree (written_by_id);
CREATE INDEX coordination_meetingaction_meeting_id_446b273b ON public.coordination_meetingaction USING btree (meeting_id);
CREATE INDEX coordination_meetingaction_office_id_1f872914 ON public.coordination_meetingaction USING btree (office_id);
CREATE INDEX coordination_meetingaction_territory_id_a29a4be7 ON public.coordination_meetingaction USING btree (territory_id);
CREATE INDEX coordination_meetingoffice_meeting_id_c24d8984 ON public.coordination_meetingoffice USING btree (meeting_id);
CREATE INDEX coordination_meetingoffice_office_id_8d96cc5a ON public.coordination_meetingoffice USING btree (office_id);
CREATE INDEX coordination_post_by_id_be68ec4f ON public.coordination_post USING btree (by_id);
CREATE INDEX coordination_post_office_id_9c8819de ON public.coordination_post USING btree (office_id);
CREATE INDEX coordination_post_thread_id_552d358e ON public.coordination_post USING btree (thread_id);
CREATE INDEX coordination_question_code_8438fba9 ON public.coordination_question USING btree (code);
CREATE INDEX coordination_question_code_8438fba9_like ON public.coordination_question USING btree (code varchar_pattern_ops);
CREATE INDEX coordination_recommendation_finding_id_3a60461e ON public.coordination_recommendation USING btree (finding_id);
CREATE INDEX coordination_recommendation_made_by_id_e5adadef ON public.coordination_recommendation USING btree (made_by_id);
CREATE INDEX coordination_recommendation_office_id_39526149 ON public.coordination_recommendation USING btree (office_id);
CREATE INDEX coordination_referral_difficulty_id_26c1e9f5 ON public.coordination_referral USING btree (difficulty_id);
CREATE INDEX coordination_referral_office_id_ec5b9db2 ON public.coordination_referral USING btree (office_id);
CREATE INDEX coordination_referral_sent_by_id_eedd5a73 ON public.coordination_referral USING btree (sent_by_id);
CREATE INDEX coordination_resolution_decided_by_id_e0ba68e7 ON public.coordination_resolution USING btree (decided_by_id);
CREATE INDEX coordination_resolution_difficulty_id_588b24a5 ON public.coordination_resolution USING btree (difficulty_id);
CREATE INDEX coordination_resolution_guidance_id_dfd35f35 ON public.coordination_resolution USING btree (guidance_id);
CREATE INDEX coordination_thread_closed_by_id_1217ff4f ON public.coordination_thread USING btree (closed_by_id);
CREATE INDEX coordination_thread_difficulty_id_6784c258 ON public.coordination_thread USING btree (difficulty_id);
CREATE INDEX coordination_thread_incident_id_5a78ee14 ON public.coordination_thread USING btree (incident_id);
CREATE INDEX coordination_thread_institution_id_137b69f6 ON public.coordination_thread USING btree (institution_id);
CREATE INDEX coordination_thread_objective_id_e527609b ON public.coordination_thread USING btree (objective_id);
CREATE INDEX coordination_thread_office_id_b7178584 ON public.coordination_thread USING btree (office_id);
CREATE INDEX coordination_thread_opened_by_id_334a51cc ON public.coordination_thread USING btree (opened_by_id);
CREATE INDEX coordination_thread_task_id_c7bb9488 ON public.coordination_thread USING btree (task_id);
CREATE INDEX coordination_threadoffice_office_id_2d81fe70 ON public.coordination_threadoffice USING btree (office_id);
CREATE INDEX coordination_threadoffice_thread_id_34921df9 ON public.coordination_threadoffice USING btree (thread_id);
CREATE INDEX core_bulkact_kind_44cdba5f ON public.core_bulkact USING btree (kind);
CREATE INDEX core_bulkact_kind_44cdba5f_like ON public.core_bulkact USING btree (kind varchar_pattern_ops);
CREATE INDEX core_channelstate_channel_b70bf0a7_like ON public.core_channelstate USING btree (channel varchar_pattern_ops);
CREATE INDEX core_clockchange_clock_id_46466e16 ON public.core_clockchange USING btree (clock_id);
CREATE INDEX core_clockrule_code_150a2ff7 ON public.core_clockrule USING btree (code);
CREATE INDEX core_clockrule_code_150a2ff7_like ON public.core_clockrule USING btree (code varchar_pattern_ops);
CREATE INDEX core_delivery_notice_id_edb435bf ON public.core_delivery USING btree (notice_id);
CREATE INDEX core_delivery_reminder_id_c71fcef0 ON public.core_delivery USING btree (reminder_id);
CREATE INDEX core_digestline_clock_id_3878cd91 ON public.core_digestline USING btree (clock_id);
CREATE INDEX core_digestline_notice_id_14644101 ON public.core_digestline USING btree (notice_id);
CREATE INDEX core_ladderstep_code_2671275b ON public.core_ladderstep USING btree (code);
CREATE INDEX core_ladderstep_code_2671275b_like ON public.core_ladderstep USING btree (code varchar_pattern_ops);
CREATE INDEX core_ledger_at_843d82_idx ON public.core_ledgerevent USING btree (at);
CREATE INDEX core_ledger_subject_768092_idx ON public.core_ledgerevent USING btree (subject, id);
CREATE INDEX core_posting_notice_id_dc9536dc ON public.core_posting USING btree (notice_id);
CREATE INDEX core_reminder_clock_id_6a98e621 ON public.core_reminder USING btree (clock_id);
CREATE INDEX core_reminder_step_id_f468e2b5 ON public.core_reminder USING btree (step_id);
CREATE INDEX core_runnin_subject_0cb5f8_idx ON public.core_runningclock USING btree (subject);
CREATE INDEX core_runningclock_rule_id_34f077d2 ON public.core_runningclock USING btree (rule_id);
CREATE INDEX curriculum_descriptor_framework_id_b0165dac ON public.curriculum_descriptor USING btree (framework_id);
CREATE INDEX curriculum_descriptor_framework_id_b0165dac_like ON public.curriculum_descriptor USING btree (framework_id varchar_pattern_ops);
CREATE INDEX curriculum_framework_code_b0ba5c74_like ON public.curriculum_framework USING btree (code varchar_pattern_ops);
CREATE INDEX curriculum_lesson_code_2ea410e0_like ON public.curriculum_lesson USING btree (code varchar_pattern_ops);
CREATE INDEX curriculum_lessonversion_lesson_id_c811954b ON public.curriculum_lessonversion USING btree (lesson_id);
CREATE INDEX curriculum_lessonversion_written_by_id_02affd81 ON public.curriculum_lessonversion USING btree (written_by_id);
CREATE INDEX curriculum_recording_added_by_id_24a46f35 ON public.curriculum_recording USING btree (added_by_id);
CREATE INDEX curriculum_review_by_id_bcc23029 ON public.curriculum_review USING btree (by_id);
CREATE INDEX curriculum_review_version_id_7d0bad32 ON public.curriculum_review USING btree (version_id);
CREATE INDEX dashboards_chart_key_ed6568f6_like ON public.dashboards_chart USING btree (key varchar_pattern_ops);
CREATE INDEX debrief_by_person ON public.intake_debrief USING btree (user_id, at DESC);
CREATE INDEX difficulties_by_state ON public.coordination_difficulty USING btree (state, raised_at);
CREATE INDEX difficulties_of_an_office ON public.coordination_difficulty USING btree (office_id, raised_at);
CREATE INDEX digest_waiting ON public.core_digestline USING btree (person) WHERE (settled_at IS NULL);
CREATE INDEX directory_boundary_organisation_id_331657ef ON public.directory_boundary USING btree (organisation_id);
CREATE INDEX directory_changeevent_organisation_id_a1e201d7 ON public.directory_changeevent USING btree (organisation_id);
CREATE INDEX directory_communetrait_commune_id_5acc4bae ON public.directory_communetrait USING btree (commune_id);
CREATE INDEX directory_enrolmentsnapshot_organisation_id_e27c0d83 ON public.directory_enrolmentsnapshot USING btree (organisation_id);
CREATE INDEX directory_functionbinding_organisation_id_b52a850a ON public.directory_functionbinding USING btree (organisation_id);
CREATE INDEX directory_functionbinding_territory_id_44fec15c ON public.directory_functionbinding USING btree (territory_id);
CREATE INDEX directory_functiontransfer_giver_id_b23a0cca ON public.directory_functiontransfer USING btree (giver_id);
CREATE INDEX directory_functiontransfer_taker_id_4b618e22 ON public.directory_functiontransfer USING btree (taker_id);
CREATE INDEX directory_functiontransfer_territory_id_baf611b8 ON public.directory_functiontransfer USING btree (territory_id);
CREATE INDEX directory_hierarchyedge_child_id_74e80c33 ON public.directory_hierarchyedge USING btree (child_id);
CREATE INDEX directory_hierarchyedge_parent_id_0850f54e ON public.directory_hierarchyedge USING btree (parent_id);
CREATE INDEX directory_i_uploade_70d926_idx ON public.directory_importdraft USING btree (uploaded_at);
CREATE INDEX directory_installation_province_id_511a9c31 ON public.directory_installation USING btree (province_id);
CREATE INDEX directory_institutionprofile_organisation_id_8b01aeb1 ON public.directory_institutionprofile USING btree (organisation_id);
CREATE INDEX directory_organisationidentifier_organisation_id_6cd3ca58 ON public.directory_organisationidentifier USING btree (organisation_id);
CREATE INDEX directory_organisationversion_organisation_id_cec0a61b ON public.directory_organisationversion USING btree (organisation_id);
CREATE INDEX directory_organisationversion_place_id_ce349666 ON public.directory_organisationversion USING btree (place_id);
CREATE INDEX directory_scoperule_code_7b1d8ada ON public.directory_scoperule USING btree (code);
CREATE INDEX directory_scoperule_code_7b1d8ada_like ON public.directory_scoperule USING btree (code varchar_pattern_ops);
CREATE INDEX directory_successionedge_event_id_8bad2a4e ON public.directory_successionedge USING btree (event_id);
CREATE INDEX directory_successionedge_predecessor_id_6d0cac4a ON public.directory_successionedge USING btree (predecessor_id);
CREATE INDEX directory_successionedge_successor_id_b2972449 ON public.directory_successionedge USING btree (successor_id);
CREATE INDEX directory_successionshare_edge_id_8670d822 ON public.directory_successionshare USING btree (edge_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX documents_d_holder_298906_idx ON public.documents_document USING btree (holder, made_at);
CREATE INDEX documents_document_holder_kind_3d97a065 ON public.documents_document USING btree (holder_kind);
CREATE INDEX documents_document_holder_kind_3d97a065_like ON public.documents_document USING btree (holder_kind varchar_pattern_ops);
CREATE INDEX documents_document_issued_by_id_8e551c80 ON public.documents_document USING btree (issued_by_id);
CREATE INDEX documents_document_made_by_id_7ff42558 ON public.documents_document USING btree (made_by_id);
CREATE INDEX documents_document_office_id_bab5e208 ON public.documents_document USING btree (office_id);
CREATE INDEX documents_document_type_id_d255df65 ON public.documents_document USING btree (type_id);
CREATE INDEX documents_document_voided_by_id_c01e30a1 ON public.documents_document USING btree (voided_by_id);
CREATE INDEX documents_documentfile_document_id_5b31b6f0 ON public.documents_documentfile USING btree (document_id);
CREATE INDEX documents_documenttype_code_5a642277_like ON public.documents_documenttype USING btree (code varchar_pattern_ops);
CREATE INDEX documents_register_office_id_349e2ef4 ON public.documents_register USING btree (office_id);
CREATE INDEX documents_registernumber_register_id_d78378ec ON public.documents_registernumber USING btree (register_id);
CREATE INDEX documents_registernumber_taken_by_id_d7d7cad6 ON public.documents_registernumber USING btree (taken_by_id);
CREATE INDEX enforcement_handlingnote_by_id_818c8dc3 ON public.enforcement_handlingnote USING btree (by_id);
CREATE INDEX enforcement_handlingnote_violation_id_6b212414 ON public.enforcement_handlingnote USING btree (violation_id);
CREATE INDEX enforcement_incidentreportabroad_incident_id_3bf78924 ON public.enforcement_incidentreportabroad USING btree (incident_id);
CREATE INDEX enforcement_incidentreportabroad_released_by_id_f92b2cc2 ON public.enforcement_incidentreportabroad USING btree (released_by_id);
CREATE INDEX enforcement_internationalreport_released_by_id_1f00f225 ON public.enforcement_internationalreport USING btree (released_by_id);
CREATE INDEX enforcement_internationalreport_violation_id_2e53f98d ON public.enforcement_internationalreport USING btree (violation_id);
CREATE INDEX enforcement_matchverdict_by_id_02c2b53a ON public.enforcement_matchverdict USING btree (by_id);
CREATE INDEX enforcement_matchverdict_match_id_c7c25017 ON public.enforcement_matchverdict USING btree (match_id);
CREATE INDEX enforcement_matchverdict_respondent_id_005a4591 ON public.enforcement_matchverdict USING btree (respondent_id);
CREATE INDEX enforcement_office__e9b719_idx ON public.enforcement_violation USING btree (office_id, state, opened_at);
CREATE INDEX enforcement_opened__4e4c1c_idx ON public.enforcement_violation USING btree (opened_at);
CREATE INDEX enforcement_outcomeknown_by_id_26c11201 ON public.enforcement_outcomeknown USING btree (by_id);
CREATE INDEX enforcement_outcomeknown_proceeding_id_a3cbc445 ON public.enforcement_outcomeknown USING btree (proceeding_id);
CREATE INDEX enforcement_proceeding_by_id_f4ed931e ON public.enforcement_proceeding USING btree (by_id);
CREATE INDEX enforcement_proceeding_receiver_id_78dbaab6 ON public.enforcement_proceeding USING btree (receiver_id);
CREATE INDEX enforcement_proceeding_violation_id_cf8251f7 ON public.enforcement_proceeding USING btree (violation_id);
CREATE INDEX enforcement_respondent_person_3f97e3cc ON public.enforcement_respondent USING btree (person);
CREATE INDEX enforcement_respondentidentifier_respondent_id_f0259cc7 ON public.enforcement_respondentidentifier USING btree (respondent_id);
CREATE INDEX enforcement_respondentmatch_one_id_46b70ecc ON public.enforcement_respondentmatch USING btree (one_id);
CREATE INDEX enforcement_respondentmatch_other_id_937e14a4 ON public.enforcement_respondentmatch USING btree (other_id);
CREATE INDEX enforcement_violati_ac6b1b_idx ON public.enforcement_proceeding USING btree (violation_id, at);
CREATE INDEX enforcement_violation_commune_id_ae396f8a ON public.enforcement_violation USING btree (commune_id);
CREATE INDEX enforcement_violation_incident_id_43d510f2 ON public.enforcement_violation USING btree (incident_id);
CREATE INDEX enforcement_violation_office_id_f8e3b820 ON public.enforcement_violation USING btree (office_id);
CREATE INDEX enforcement_violation_opened_by_id_b7ceaf36 ON public.enforcement_violation USING btree (opened_by_id);
CREATE INDEX enforcement_violation_provisions_provision_id_74ca728f ON public.enforcement_violation_provisions USING btree (provision_id);
CREATE INDEX enforcement_violation_provisions_violation_id_72d52bbf ON public.enforcement_violation_provisions USING btree (violation_id);
CREATE INDEX enforcement_violation_receiver_id_7667707a ON public.enforcement_violation USING btree (receiver_id);
CREATE INDEX entry_waiting ON public.field_fieldentry USING btree (device_id, received_at) WHERE ((state)::text = ANY ((ARRAY['conflict'::character varying, 'refused'::character varying])::text[]));
CREATE INDEX evidence_arriving_by_id_009b8d5d ON public.evidence_arriving USING btree (by_id);
CREATE INDEX evidence_arriving_exhibit_id_b9d434ef ON public.evidence_arriving USING btree (exhibit_id);
CREATE INDEX evidence_envelope_exhibit_id_71c7d460 ON public.evidence_envelope USING btree (exhibit_id);
CREATE INDEX evidence_envelope_keys_envelope_id_fc3a924a ON public.evidence_envelope_keys USING btree (envelope_id);
CREATE INDEX evidence_envelope_keys_unitkey_id_5d923a57 ON public.evidence_envelope_keys USING btree (unitkey_id);
CREATE INDEX evidence_exhibit_sealed_for_id_740b0f6e ON public.evidence_exhibit USING btree (sealed_for_id);
CREATE INDEX evidence_exhibitstep_exhibit_id_c1eecf9c ON public.evidence_exhibitstep USING btree (exhibit_id);
CREATE INDEX evidence_export_by_id_8828c3a1 ON public.evidence_export USING btree (by_id);
CREATE INDEX evidence_handedlook_by_id_5a3af1c4 ON public.evidence_handedlook USING btree (by_id);
CREATE INDEX evidence_handedlook_exhibit_id_d693aa8d ON public.evidence_handedlook USING btree (exhibit_id);
CREATE INDEX evidence_handedlook_to_id_d928ff40 ON public.evidence_handedlook USING btree (to_id);
CREATE INDEX evidence_unitkey_added_by_id_ce4117e6 ON public.evidence_unitkey USING btree (added_by_id);
CREATE INDEX evidence_unitkey_ended_by_id_671fdb5c ON public.evidence_unitkey USING btree (ended_by_id);
CREATE INDEX evidence_unitkey_owner_id_a9584e4b ON public.evidence_unitkey USING btree (owner_id);
CREATE INDEX evidence_unitkey_public_key_b279c612_like ON public.evidence_unitkey USING btree (public_key varchar_pattern_ops);
CREATE INDEX evidence_unitkey_unit_id_441fc1b6 ON public.evidence_unitkey USING btree (unit_id);
CREATE INDEX exhibit_by_content ON public.evidence_exhibit USING btree (sha256);
CREATE INDEX exhibit_by_file ON public.evidence_exhibit USING btree (file_sha256);
CREATE INDEX exhibit_by_picture ON public.evidence_exhibit USING gin (pdq_parts) WITH (fastupdate=off);
CREATE INDEX exhibits_at_fault ON public.evidence_exhibit USING btree (checked_at) WHERE (NOT ((fault)::text = ''::text));
CREATE INDEX exposure_by_day ON public.people_exposure USING btree (user_id, at);
CREATE INDEX field_fielddevice_user_id_24995783 ON public.field_fielddevice USING btree (user_id);
CREATE INDEX field_fielddevice_wipe_asked_by_id_2a3edfd1 ON public.field_fielddevice USING btree (wipe_asked_by_id);
CREATE INDEX field_fieldentry_case_id_eea0d5ab ON public.field_fieldentry USING btree (case_id);
CREATE INDEX field_fieldentry_device_id_ecf162ec ON public.field_fieldentry USING btree (device_id);
CREATE INDEX guidance_searched ON public.coordination_guidanceversion USING gin (to_tsvector('simple'::regconfig, COALESCE(folded, ''::text)));
CREATE INDEX hand_over_by_time ON public.intake_shifthandover USING btree (at DESC, id DESC);
CREATE INDEX hash_proposal_by_day ON public.screening_hashproposal USING btree (proposed_at);
CREATE UNIQUE INDEX hashes_are_proposed_once_at_a_time ON public.screening_hashproposal USING btree (exhibit_id, bank_id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX hit_by_score ON public.screening_hit USING btree (state, score DESC, id);
CREATE INDEX hit_of_a_bank_by_time ON public.screening_hit USING btree (found_at) WHERE (bank_id IS NOT NULL);
CREATE INDEX hit_of_entry ON public.screening_hit USING btree (bank_id, entry);
CREATE INDEX hit_of_report ON public.screening_hit USING btree (report_id, score DESC);
CREATE INDEX hit_of_scan ON public.screening_hit USING btree (scan_id, state, score DESC);
CREATE INDEX hold_in_force ON public.privacy_legalhold USING btree (subject) WHERE (released_at IS NULL);
CREATE INDEX identifier_by_token ON public.intake_reportidentifier USING btree (token, report_id);
CREATE INDEX identifier_by_token_and_place ON public.enforcement_respondentidentifier USING btree (token, place, id DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX identifier_by_token_newest ON public.enforcement_respondentidentifier USING btree (token, id DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX incident_by_commune ON public.intake_incident USING btree (commune_happened_id, opened_at DESC);
CREATE INDEX incident_by_home ON public.intake_incident USING btree (commune_residence_id, opened_at DESC);
CREATE INDEX incident_by_time ON public.intake_incident USING btree (opened_at DESC, id DESC);
CREATE INDEX indexed_title_spelling ON public.portal_indexeditem USING gin (folded public.gin_trgm_ops);
CREATE INDEX indexed_title_words ON public.portal_indexeditem USING gin (title_vector);
CREATE INDEX indexed_words ON public.portal_indexeditem USING gin (vector);
CREATE INDEX indicators_indicator_code_2ca7c8f7_like ON public.indicators_indicator USING btree (code varchar_pattern_ops);
CREATE INDEX indicators_indicatorversion_indicator_id_eb8b40ec ON public.indicators_indicatorversion USING btree (indicator_id);
CREATE INDEX indicators_reading_version_id_00cbcaf8 ON public.indicators_reading USING btree (version_id);
CREATE INDEX indicators_target_indicator_id_a278d38c ON public.indicators_target USING btree (indicator_id);
CREATE INDEX indicators_target_objective_id_decf4138 ON public.indicators_target USING btree (objective_id);
CREATE INDEX indicators_target_territory_id_909980cf ON public.indicators_target USING btree (territory_id);
CREATE INDEX inspections_by_an_office ON public.coordination_inspection USING btree (office_id, due_on);
CREATE INDEX inspections_of_a_body ON public.coordination_inspection USING btree (body_id, due_on);
CREATE INDEX intake_conflictofinterest_noted_by_id_78b8a233 ON public.intake_conflictofinterest USING btree (noted_by_id);
CREATE INDEX intake_conflictofinterest_organisation_id_f83a7560 ON public.intake_conflictofinterest USING btree (organisation_id);
CREATE INDEX intake_conflictofinterest_person_id_d61b7ca6 ON public.intake_conflictofinterest USING btree (person_id);
CREATE INDEX intake_conflictofinterest_report_id_13cda45d ON public.intake_conflictofinterest USING btree (report_id);
CREATE INDEX intake_contact_by_id_ad81fe36 ON public.intake_contact USING btree (by_id);
CREATE INDEX intake_contact_category_id_12398f82 ON public.intake_contact USING btree (category_id);
CREATE INDEX intake_contact_commune_id_0b7f79b3 ON public.intake_contact USING btree (commune_id);
CREATE INDEX intake_contactcategory_parent_id_e27caaab ON public.intake_contactcategory USING btree (parent_id);
CREATE INDEX intake_contactreport_contact_id_1079e313 ON public.intake_contactreport USING btree (contact_id);
CREATE INDEX intake_contactreport_linked_by_id_369ce1ed ON public.intake_contactreport USING btree (linked_by_id);
CREATE INDEX intake_contactreport_report_id_27e5e622 ON public.intake_contactreport USING btree (report_id);
CREATE INDEX intake_contactreport_unlinked_by_id_43e500fe ON public.intake_contactreport USING btree (unlinked_by_id);
CREATE INDEX intake_debrief_user_id_19d54cf5 ON public.intake_debrief USING btree (user_id);
CREATE INDEX intake_exposure_user_id_7648ec24 ON public.people_exposure USING btree (user_id);
CREATE INDEX intake_incident_closed_by_id_d16eb78b ON public.intake_incident USING btree (closed_by_id);
CREATE INDEX intake_incident_commune_happened_id_62818116 ON public.intake_incident USING btree (commune_happened_id);
CREATE INDEX intake_incident_commune_other_home_id_601a3613 ON public.intake_incident USING btree (commune_other_home_id);
CREATE INDEX intake_incident_commune_residence_id_3779e228 ON public.intake_incident USING btree (commune_residence_id);
CREATE INDEX intake_incident_merged_into_id_d3f8213b ON public.intake_incident USING btree (merged_into_id);
CREATE INDEX intake_incident_opened_by_id_f64e2656 ON public.intake_incident USING btree (opened_by_id);
CREATE INDEX intake_incidentreport_incident_id_803665b1 ON public.intake_incidentreport USING btree (incident_id);
CREATE INDEX intake_incidentreport_joined_by_id_9bf27511 ON public.intake_incidentreport USING btree (joined_by_id);
CREATE INDEX intake_incidentreport_report_id_cd07a436 ON public.intake_incidentreport USING btree (report_id);
CREATE INDEX intake_incidentreport_separated_by_id_43a6bbf9 ON public.intake_incidentreport USING btree (separated_by_id);
CREATE INDEX intake_message_report_id_daa67b7d ON public.intake_message USING btree (report_id);
CREATE INDEX intake_report_commune_id_ff861143 ON public.intake_report USING btree (commune_id);
CREATE INDEX intake_report_taken_up_by_id_8f05bc84 ON public.intake_report USING btree (taken_up_by_id);
CREATE INDEX intake_reportidentifier_report_id_e1f7b87f ON public.intake_reportidentifier USING btree (report_id);
CREATE INDEX intake_routing_acknowledged_by_id_eee6ebbf ON public.intake_routing USING btree (acknowledged_by_id);
CREATE INDEX intake_routing_commune_id_f09e7048 ON public.intake_routing USING btree (commune_id);
CREATE INDEX intake_routing_escalated_to_id_5810f085 ON public.intake_routing USING btree (escalated_to_id);
CREATE INDEX intake_routing_incident_id_1096add2 ON public.intake_routing USING btree (incident_id);
CREATE INDEX intake_routing_organisation_id_41a727a1 ON public.intake_routing USING btree (organisation_id);
CREATE INDEX intake_routing_report_id_e33b9302 ON public.intake_routing USING btree (report_id);
CREATE INDEX intake_shifthandover_by_id_9805f6bf ON public.intake_shifthandover USING btree (by_id);
CREATE INDEX intake_shifthandover_contacts_contact_id_2b459661 ON public.intake_shifthandover_contacts USING btree (contact_id);
CREATE INDEX intake_shifthandover_contacts_shifthandover_id_e53e94a8 ON public.intake_shifthandover_contacts USING btree (shifthandover_id);
CREATE INDEX intake_shifthandover_taken_by_id_4c773cd2 ON public.intake_shifthandover USING btree (taken_by_id);
CREATE INDEX intake_supportrequest_commune_id_e9caaa7e ON public.intake_supportrequest USING btree (commune_id);
CREATE INDEX intake_supportrequest_report_id_bf054d59 ON public.intake_supportrequest USING btree (report_id);
CREATE INDEX intake_triageanswers_by_id_7765d504 ON public.intake_triageanswers USING btree (by_id);
CREATE INDEX intake_triageanswers_report_id_3c220f12 ON public.intake_triageanswers USING btree (report_id);
CREATE INDEX intake_triagedecision_decided_by_id_372198ea ON public.intake_triagedecision USING btree (decided_by_id);
CREATE INDEX intake_triagedecision_incident_id_4de58f23 ON public.intake_triagedecision USING btree (incident_id);
CREATE INDEX intake_triagedecision_report_id_a2a191f0 ON public.intake_triagedecision USING btree (report_id);
CREATE INDEX kept_away_by_record ON public.people_keptaway USING btree (subject);
CREATE INDEX keys_of_a_unit ON public.evidence_unitkey USING btree (unit_id);
CREATE INDEX khien_site_keymark_name_5f17c206_like ON public.khien_site_keymark USING btree (name varchar_pattern_ops);
CREATE INDEX khien_site_securitydate_code_d039e17a_like ON public.khien_site_securitydate USING btree (code varchar_pattern_ops);
CREATE INDEX khien_site_securityreport_issued_by_id_8f363e26 ON public.khien_site_securityreport USING btree (issued_by_id);
CREATE INDEX khien_site_telling_trouble_id_4f3dac34 ON public.khien_site_telling USING btree (trouble_id);
CREATE INDEX law_alarmsetaside_by_id_648c0bbb ON public.law_alarmsetaside USING btree (by_id);
CREATE INDEX law_alarmsetaside_key_0f523837_like ON public.law_alarmsetaside USING btree (key varchar_pattern_ops);
CREATE INDEX law_endedagency_name_401f3c88_like ON public.law_endedagency USING btree (name varchar_pattern_ops);
CREATE INDEX law_finelimit_provision_id_3a69fcdf ON public.law_finelimit USING btree (provision_id);
CREATE INDEX law_legaldocument_code_a0089ff2_like ON public.law_legaldocument USING btree (code varchar_pattern_ops);
CREATE INDEX law_legalfile_added_by_id_fabd1e59 ON public.law_legalfile USING btree (added_by_id);
CREATE INDEX law_legalfile_document_id_c11bb08c ON public.law_legalfile USING btree (document_id);
CREATE INDEX law_legalfinding_document_id_a91c04bf ON public.law_legalfinding USING btree (document_id);
CREATE INDEX law_legalfinding_other_id_e4b0f81d ON public.law_legalfinding USING btree (other_id);
CREATE INDEX law_legalfinding_provision_id_a619dff4 ON public.law_legalfinding USING btree (provision_id);
CREATE INDEX law_legalfinding_recorded_by_id_3accf9bc ON public.law_legalfinding USING btree (recorded_by_id);
CREATE INDEX law_legalfinding_round_id_9d625e8f ON public.law_legalfinding USING btree (round_id);
CREATE INDEX law_outcome_document_id_de8686e6 ON public.law_outcome USING btree (document_id);
CREATE INDEX law_outcome_recorded_by_id_fa52c30e ON public.law_outcome USING btree (recorded_by_id);
CREATE INDEX law_proposal_finding_id_64258dad ON public.law_proposal USING btree (finding_id);
CREATE INDEX law_proposal_made_by_id_a1ab853f ON public.law_proposal USING btree (made_by_id);
CREATE INDEX law_provision_amended_by_id_34db4948 ON public.law_provision USING btree (amended_by_id);
CREATE INDEX law_provision_document_id_3084913c ON public.law_provision USING btree (document_id);
CREATE INDEX law_relation_source_id_d648b4c8 ON public.law_relation USING btree (source_id);
CREATE INDEX law_relation_target_id_a843220a ON public.law_relation USING btree (target_id);
CREATE INDEX law_revieweddocument_document_id_2865a2f4 ON public.law_revieweddocument USING btree (document_id);
CREATE INDEX law_revieweddocument_looked_by_id_8d3979d4 ON public.law_revieweddocument USING btree (looked_by_id);
CREATE INDEX law_revieweddocument_round_id_84f8cfb1 ON public.law_revieweddocument USING btree (round_id);
CREATE INDEX law_reviewround_opened_by_id_55841f8a ON public.law_reviewround USING btree (opened_by_id);
CREATE INDEX law_reviewround_title_9f75fe31_like ON public.law_reviewround USING btree (title varchar_pattern_ops);
CREATE INDEX learning_attendancesheet_replaced_by_id_93f27a34 ON public.learning_attendancesheet USING btree (replaced_by_id);
CREATE INDEX learning_campaign_organiser_id_4c339ff5 ON public.learning_campaign USING btree (organiser_id);
CREATE INDEX learning_campaign_written_by_id_157dab32 ON public.learning_campaign USING btree (written_by_id);
CREATE INDEX learning_campaignmaterial_campaign_id_42187d7c ON public.learning_campaignmaterial USING btree (campaign_id);
CREATE INDEX learning_campaignreach_campaign_id_419d3d98 ON public.learning_campaignreach USING btree (campaign_id);
CREATE INDEX learning_campaignreach_commune_id_ec8bb88a ON public.learning_campaignreach USING btree (commune_id);
CREATE INDEX learning_campaignreach_recorded_by_id_61fc2711 ON public.learning_campaignreach USING btree (recorded_by_id);
CREATE INDEX learning_coveragefacts_institution_id_fa5a7ada ON public.learning_coveragefacts USING btree (institution_id);
CREATE INDEX learning_coveragefacts_rule_id_321128ed ON public.learning_coveragefacts USING btree (rule_id);
CREATE INDEX learning_coveragefacts_year_id_3760416b ON public.learning_coveragefacts USING btree (year_id);
CREATE INDEX learning_coveragefacts_year_id_3760416b_like ON public.learning_coveragefacts USING btree (year_id varchar_pattern_ops);
CREATE INDEX learning_coveragerule_code_55c461a6 ON public.learning_coveragerule USING btree (code);
CREATE INDEX learning_coveragerule_code_55c461a6_like ON public.learning_coveragerule USING btree (code varchar_pattern_ops);
CREATE INDEX learning_coverageverdict_on_603f4b94 ON public.learning_coverageverdict USING btree ("on");
CREATE INDEX learning_schoolclass_institution_id_0acb5207 ON public.learning_schoolclass USING btree (institution_id);
CREATE INDEX learning_schoolclass_year_id_4b267f1e ON public.learning_schoolclass USING btree (year_id);
CREATE INDEX learning_schoolclass_year_id_4b267f1e_like ON public.learning_schoolclass USING btree (year_id varchar_pattern_ops);
CREATE INDEX learning_schoolprogramme_institution_id_37f0e346 ON public.learning_schoolprogramme USING btree (institution_id);
CREATE INDEX learning_schoolprogramme_written_by_id_366bcb89 ON public.learning_schoolprogramme USING btree (written_by_id);
CREATE INDEX learning_schoolprogramme_year_id_a2f6692e ON public.learning_schoolprogramme USING btree (year_id);
CREATE INDEX learning_schoolprogramme_year_id_a2f6692e_like ON public.learning_schoolprogramme USING btree (year_id varchar_pattern_ops);
CREATE INDEX learning_schoolyear_code_a40b3bc6_like ON public.learning_schoolyear USING btree (code varchar_pattern_ops);
CREATE INDEX learning_se_institu_5963d2_idx ON public.learning_session USING btree (institution_id, held_on);
CREATE INDEX learning_session_corrected_by_id_b70696f1 ON public.learning_session USING btree (corrected_by_id);
CREATE INDEX learning_session_institution_id_41b5e26f ON public.learning_session USING btree (institution_id);
CREATE INDEX learning_session_recorded_by_id_6395968b ON public.learning_session USING btree (recorded_by_id);
CREATE INDEX learning_session_verified_by_id_1f338fdb ON public.learning_session USING btree (verified_by_id);
CREATE INDEX legal_document_words ON public.law_legaldocument USING gin (vector);
CREATE INDEX look_by_subject ON public.screening_look USING btree (matter, subject);
CREATE INDEX look_unfinished ON public.screening_look USING btree (subject) WHERE (looked_at IS NULL);
CREATE INDEX message_by_report ON public.intake_message USING btree (report_id, at);
CREATE INDEX message_unread ON public.intake_message USING btree (at) WHERE (from_reporter AND (read_at IS NULL));
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX notice_by_end ON public.privacy_keepingnotice USING btree (done_at DESC);
CREATE INDEX notice_not_known ON public.people_accountnotice USING btree (person_id, at DESC) WHERE (known_at IS NULL);
CREATE INDEX notice_open ON public.core_notice USING btree (person) WHERE (acknowledged_at IS NULL);
CREATE INDEX notice_waiting ON public.privacy_keepingnotice USING btree (acts_on, subject) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX objectives_in_order ON public.steering_objective USING btree (plan_id, "position") WHERE (until IS NULL);
CREATE UNIQUE INDEX one_account_per_provider_email ON public.people_provideridentity USING btree (issuer, email) WHERE (NOT ((email)::text = ''::text));
CREATE UNIQUE INDEX one_account_per_provider_subject ON public.people_provideridentity USING btree (issuer, subject) WHERE (NOT ((subject)::text = ''::text));
CREATE UNIQUE INDEX one_addressee_of_a_name ON public.takedown_addressee USING btree (name) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX one_article_version_being_written ON public.publishing_articleversion USING btree (article_id, language) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying])::text[]));
CREATE UNIQUE INDEX one_attempt_of_a_seat ON public.quizzes_attempt USING btree (class_quiz_id, seat) WHERE (set_aside_at IS NULL);
CREATE UNIQUE INDEX one_bank_of_lessons ON public.quizzes_questionbank USING btree (of_lessons) WHERE of_lessons;
CREATE UNIQUE INDEX one_closure_waits_for_decision ON public.support_closure USING btree (case_id) WHERE ((decision)::text = 'pending'::text);
CREATE UNIQUE INDEX one_consolidated_report_of_a_period ON public.reports_consolidatedreport USING btree (plan_id, cadence, start, "end") WHERE (NOT ((state)::text = 'dropped'::text));
CREATE UNIQUE INDEX one_decision_stands_per_report ON public.intake_triagedecision USING btree (report_id) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX one_default_filter_a_list ON public.core_savedfilter USING btree (person, listing) WHERE is_default;
CREATE UNIQUE INDEX one_draft_of_a_form ON public.support_formdefinition USING btree (code) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX one_draft_of_a_guidance ON public.coordination_guidanceversion USING btree (guidance_id) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX one_guidance_in_use ON public.coordination_guidanceversion USING btree (guidance_id) WHERE ((published_at IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX one_lead_of_a_task_in_a_territory ON public.steering_assignment USING btree (task_id, round, territory_id) NULLS NOT DISTINCT WHERE ((cancelled_at IS NULL) AND ((role)::text = 'lead'::text));
CREATE UNIQUE INDEX one_open_extension_of_an_assignment ON public.steering_extension USING btree (assignment_id) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_preservation_of_an_addressee ON public.takedown_preservation USING btree (item_id, addressee_id) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'confirmed'::character varying])::text[]));
CREATE UNIQUE INDEX one_open_recovery_of_a_person ON public.people_recovery USING btree (user_id) WHERE ((confirmed_at IS NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX one_open_referral_of_a_difficulty ON public.coordination_referral USING btree (difficulty_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_open_request_of_a_kind ON public.takedown_takedownrequest USING btree (item_id, addressee_id, ask) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'acknowledged'::character varying])::text[]));
CREATE UNIQUE INDEX one_open_suspension_of_a_task ON public.steering_suspension USING btree (task_id) WHERE (until IS NULL);
CREATE UNIQUE INDEX one_plan_waits_for_decision ON public.support_plan USING btree (case_id) WHERE ((decision)::text = 'pending'::text);
CREATE UNIQUE INDEX one_question_in_use ON public.coordination_question USING btree (code) WHERE (until IS NULL);
CREATE UNIQUE INDEX one_report_of_a_period_at_a_time ON public.reports_submittedreport USING btree (period_id) WHERE (NOT ((state)::text = 'sent_back'::text));
CREATE UNIQUE INDEX one_run_at_a_time ON public.privacy_keepingrun USING btree (ended_at) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_running_clock_per_rule ON public.core_runningclock USING btree (subject, rule_id) WHERE (stopped_at IS NULL);
CREATE UNIQUE INDEX one_same_step_of_a_ladder ON public.core_ladderstep USING btree (code, "offset", unit, "to") WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX one_same_way_to_an_addressee ON public.takedown_addresseechannel USING btree (addressee_id, way, value) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX one_specific_assessment_waits ON public.support_specificassessment USING btree (case_id) WHERE ((decision)::text = 'pending'::text);
CREATE UNIQUE INDEX one_standing_consent_of_one_giver ON public.support_consent USING btree (case_id, purpose, giver, carer_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_transfer_waits_for_an_answer ON public.support_transfer USING btree (case_id) WHERE ((state)::text = 'proposed'::text);
CREATE UNIQUE INDEX one_version_being_written ON public.curriculum_lessonversion USING btree (lesson_id, language) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying])::text[]));
CREATE UNIQUE INDEX one_version_in_use ON public.curriculum_lessonversion USING btree (lesson_id, language) WHERE ((state)::text = 'published'::text);
CREATE INDEX own_words_in_use ON public.screening_ownwords USING btree (starts_on) WHERE (withdrawn_at IS NULL);
CREATE INDEX partners_agreement_partner_id_73a9e5cb ON public.partners_agreement USING btree (partner_id);
CREATE INDEX partners_agreement_recorded_by_id_8a2d4903 ON public.partners_agreement USING btree (recorded_by_id);
CREATE INDEX partners_allocation_commitment_id_966c757d ON public.partners_allocation USING btree (commitment_id);
CREATE INDEX partners_allocation_recorded_by_id_baf763d1 ON public.partners_allocation USING btree (recorded_by_id);
CREATE INDEX partners_allocation_task_id_810f9cb6 ON public.partners_allocation USING btree (task_id);
CREATE INDEX partners_commitment_agreement_id_fc958f8e ON public.partners_commitment USING btree (agreement_id);
CREATE INDEX partners_commitment_communes_commitment_id_d1424e10 ON public.partners_commitment_communes USING btree (commitment_id);
CREATE INDEX partners_commitment_communes_organisation_id_45243294 ON public.partners_commitment_communes USING btree (organisation_id);
CREATE INDEX partners_commitment_partner_id_5a26926b ON public.partners_commitment USING btree (partner_id);
CREATE INDEX partners_commitment_recorded_by_id_a5ac7127 ON public.partners_commitment USING btree (recorded_by_id);
CREATE INDEX partners_delivery_commitment_id_0818f36c ON public.partners_delivery USING btree (commitment_id);
CREATE INDEX partners_delivery_commune_id_9e50e414 ON public.partners_delivery USING btree (commune_id);
CREATE INDEX partners_delivery_confirmed_by_id_8fb30860 ON public.partners_delivery USING btree (confirmed_by_id);
CREATE INDEX partners_delivery_recorded_by_id_f6298cc0 ON public.partners_delivery USING btree (recorded_by_id);
CREATE INDEX partners_interestmark_addressee_id_8e6d29ca ON public.partners_interestmark USING btree (addressee_id);
CREATE INDEX partners_interestmark_marked_by_id_8d59e8e8 ON public.partners_interestmark USING btree (marked_by_id);
CREATE INDEX partners_interestmark_partner_id_3d773977 ON public.partners_interestmark USING btree (partner_id);
CREATE INDEX partners_partner_recorded_by_id_5e0dfb39 ON public.partners_partner USING btree (recorded_by_id);
CREATE INDEX people_accountnotice_about_id_eee1b7fc ON public.people_accountnotice USING btree (about_id);
CREATE INDEX people_accountnotice_person_id_19a30284 ON public.people_accountnotice USING btree (person_id);
CREATE INDEX people_duty_organisation_id_1ce1beba ON public.people_duty USING btree (organisation_id);
CREATE INDEX people_duty_role_44e650_idx ON public.people_duty USING btree (role);
CREATE INDEX people_duty_territory_id_68c53df9 ON public.people_duty USING btree (territory_id);
CREATE INDEX people_duty_user_id_d7deb0e9 ON public.people_duty USING btree (user_id);
CREATE INDEX people_emergencyaccess_commune_id_8d088c7c ON public.people_emergencyaccess USING btree (commune_id);
CREATE INDEX people_emergencyaccess_person_id_693aba3f ON public.people_emergencyaccess USING btree (person_id);
CREATE INDEX people_emergencyaccess_reviewed_by_id_ee026441 ON public.people_emergencyaccess USING btree (reviewed_by_id);
CREATE INDEX people_idlerule_set_by_id_92436698 ON public.people_idlerule USING btree (set_by_id);
CREATE INDEX people_invitation_user_id_6b7e61de ON public.people_invitation USING btree (user_id);
CREATE INDEX people_keptaway_noted_by_id_f8257b88 ON public.people_keptaway USING btree (noted_by_id);
CREATE INDEX people_keptaway_organisation_id_49ee74ac ON public.people_keptaway USING btree (organisation_id);
CREATE INDEX people_keptaway_person_id_b52792b9 ON public.people_keptaway USING btree (person_id);
CREATE INDEX people_recovery_asked_by_id_d1c858ba ON public.people_recovery USING btree (asked_by_id);
CREATE INDEX people_recovery_confirmed_by_id_dbbb05ba ON public.people_recovery USING btree (confirmed_by_id);
CREATE INDEX people_recovery_user_id_0b74af9d ON public.people_recovery USING btree (user_id);
CREATE INDEX people_reminderway_user_id_d7a43088 ON public.people_reminderway USING btree (user_id);
CREATE INDEX people_staf_user_id_b40c09_idx ON public.people_staffsession USING btree (user_id, seen_at DESC);
CREATE INDEX people_staffsession_user_id_fef964eb ON public.people_staffsession USING btree (user_id);
CREATE INDEX picture_entry_by_hash ON public.screening_pictureentry USING btree (kind, value);
CREATE INDEX picture_entry_by_revision ON public.screening_pictureentry USING btree (bank_id, revision);
CREATE INDEX picture_entry_of_bank ON public.screening_pictureentry USING btree (bank_id, id);
CREATE INDEX picture_entry_quarantined ON public.screening_pictureentry USING btree (quarantined_at) WHERE (quarantined_at IS NOT NULL);
CREATE INDEX privacy_keepingterm_set_by_id_291d9086 ON public.privacy_keepingterm USING btree (set_by_id);
CREATE INDEX privacy_legalhold_placed_by_id_729a5825 ON public.privacy_legalhold USING btree (placed_by_id);
CREATE INDEX privacy_legalhold_released_by_id_b9b82c5c ON public.privacy_legalhold USING btree (released_by_id);
CREATE INDEX privacy_rightsrequest_decided_by_id_e83a5d1e ON public.privacy_rightsrequest USING btree (decided_by_id);
CREATE INDEX privacy_rightsrequest_received_by_id_30679c96 ON public.privacy_rightsrequest USING btree (received_by_id);
CREATE INDEX privacy_rightsrequest_safe_by_id_dbf1fa3e ON public.privacy_rightsrequest USING btree (safe_by_id);
CREATE INDEX privacy_rightsrequest_verified_by_id_e67b20a6 ON public.privacy_rightsrequest USING btree (verified_by_id);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX provision_words ON public.law_provision USING gin (vector);
CREATE INDEX publishing_article_slug_af7b28b9_like ON public.publishing_article USING btree (slug varchar_pattern_ops);
CREATE INDEX publishing_articlereview_by_id_0462cc42 ON public.publishing_articlereview USING btree (by_id);
CREATE INDEX publishing_articlereview_version_id_26ee0f78 ON public.publishing_articlereview USING btree (version_id);
CREATE INDEX publishing_articleversion_article_id_29ace33b ON public.publishing_articleversion USING btree (article_id);
CREATE INDEX publishing_articleversion_withdrawn_by_id_d30e6751 ON public.publishing_articleversion USING btree (withdrawn_by_id);
CREATE INDEX publishing_articleversion_written_by_id_9c8a5e43 ON public.publishing_articleversion USING btree (written_by_id);
CREATE INDEX publishing_picture_added_by_id_8992d7fc ON public.publishing_picture USING btree (added_by_id);
CREATE INDEX publishing_placedpicture_picture_id_1bad557f ON public.publishing_placedpicture USING btree (picture_id);
CREATE INDEX publishing_placedpicture_version_id_e294a1d7 ON public.publishing_placedpicture USING btree (version_id);
CREATE INDEX publishing_voice_added_by_id_a90454d1 ON public.publishing_voice USING btree (added_by_id);
CREATE INDEX questions_to_draw ON public.quizzes_question USING btree (band, strand);
CREATE INDEX quizzes_attempt_class_quiz_id_305bac60 ON public.quizzes_attempt USING btree (class_quiz_id);
CREATE INDEX quizzes_classquiz_code_06384b66_like ON public.quizzes_classquiz USING btree (code varchar_pattern_ops);
CREATE INDEX quizzes_classquiz_institution_id_929f6840 ON public.quizzes_classquiz USING btree (institution_id);
CREATE INDEX quizzes_classquiz_opened_by_id_b7f5ec7c ON public.quizzes_classquiz USING btree (opened_by_id);
CREATE INDEX quizzes_classquiz_quiz_id_04a72b73 ON public.quizzes_classquiz USING btree (quiz_id);
CREATE INDEX quizzes_newest_first ON public.quizzes_quiz USING btree (institution_id, made_at DESC);
CREATE INDEX quizzes_paperreading_class_quiz_id_cde0406d ON public.quizzes_paperreading USING btree (class_quiz_id);
CREATE INDEX quizzes_question_bank_id_926578ba ON public.quizzes_question USING btree (bank_id);
CREATE INDEX quizzes_questionbank_made_by_id_348d6ce4 ON public.quizzes_questionbank USING btree (made_by_id);
CREATE INDEX quizzes_questionbank_title_56aefc94_like ON public.quizzes_questionbank USING btree (title varchar_pattern_ops);
CREATE INDEX quizzes_questionversion_made_by_id_02873f1e ON public.quizzes_questionversion USING btree (made_by_id);
CREATE INDEX quizzes_questionversion_question_id_d6936507 ON public.quizzes_questionversion USING btree (question_id);
CREATE INDEX quizzes_quiz_institution_id_f33c3b03 ON public.quizzes_quiz USING btree (institution_id);
CREATE INDEX quizzes_quiz_made_by_id_2b7866ab ON public.quizzes_quiz USING btree (made_by_id);
CREATE INDEX quizzes_response_attempt_id_3504bb54 ON public.quizzes_response USING btree (attempt_id);
CREATE INDEX quizzes_response_version_id_0812dd06 ON public.quizzes_response USING btree (version_id);
CREATE UNIQUE INDEX readers_have_different_roles ON public.curriculum_review USING btree (version_id, round, role) WHERE good;
CREATE INDEX recommendations_due ON public.coordination_recommendation USING btree (office_id, due_on);
CREATE INDEX referrals_open ON public.coordination_referral USING btree (office_id) WHERE (ended_at IS NULL);
CREATE INDEX report_being_worked_on ON public.intake_report USING btree (priority DESC, due_at, id) WHERE ((state)::text = 'acknowledged'::text);
CREATE INDEX report_by_commune ON public.intake_report USING btree (commune_id, received_at);
CREATE INDEX report_by_kind ON public.intake_report USING gin (kinds) WHERE (NOT ((state)::text = 'decided'::text));
CREATE INDEX report_by_text ON public.intake_report USING gin (text_tokens);
CREATE INDEX report_by_time ON public.intake_report USING btree (received_at, id);
CREATE INDEX report_not_sketched ON public.intake_report USING btree (id) WHERE (text_tokens IS NULL);
CREATE INDEX report_periods_by_due ON public.reports_reportperiod USING btree (due_at);
CREATE INDEX report_queue ON public.intake_report USING btree (priority DESC, due_at, id) WHERE (NOT ((state)::text = 'decided'::text));
CREATE INDEX report_queue_of_commune ON public.intake_report USING btree (commune_id, priority DESC, due_at, id) WHERE (NOT ((state)::text = 'decided'::text));
CREATE INDEX reports_approval_by_id_fc72ecec ON public.reports_approval USING btree (by_id);
CREATE INDEX reports_approval_report_id_25e5a295 ON public.reports_approval USING btree (report_id);
CREATE INDEX reports_consolidatedreport_made_by_id_4315b9ab ON public.reports_consolidatedreport USING btree (made_by_id);
CREATE INDEX reports_consolidatedreport_office_id_160d8f7f ON public.reports_consolidatedreport USING btree (office_id);
CREATE INDEX reports_consolidatedreport_plan_id_6781636c ON public.reports_consolidatedreport USING btree (plan_id);
CREATE INDEX reports_consolidatedreport_previous_id_ac2c1ee8 ON public.reports_consolidatedreport USING btree (previous_id);
CREATE INDEX reports_consolidatedreport_signed_by_id_e16defa6 ON public.reports_consolidatedreport USING btree (signed_by_id);
CREATE INDEX reports_erratum_by_id_b962a473 ON public.reports_erratum USING btree (by_id);
CREATE INDEX reports_erratum_document_id_2c6b7326 ON public.reports_erratum USING btree (document_id);
CREATE INDEX reports_erratum_line_id_6c5ccbef ON public.reports_erratum USING btree (line_id);
CREATE INDEX reports_of_a_plan ON public.reports_consolidatedreport USING btree (plan_id, "end" DESC);
CREATE INDEX reports_reportduty_regime_id_caca6813 ON public.reports_reportduty USING btree (regime_id);
CREATE INDEX reports_reportduty_territory_id_d0a3876a ON public.reports_reportduty USING btree (territory_id);
CREATE INDEX reports_reportline_objective_id_8649e172 ON public.reports_reportline USING btree (objective_id);
CREATE INDEX reports_reportline_report_id_4f6ea224 ON public.reports_reportline USING btree (report_id);
CREATE INDEX reports_reportline_territory_id_24baa06f ON public.reports_reportline USING btree (territory_id);
CREATE INDEX reports_reportperiod_duty_id_bb0323d5 ON public.reports_reportperiod USING btree (duty_id);
CREATE INDEX reports_reportregime_plan_id_66ebed9c ON public.reports_reportregime USING btree (plan_id);
CREATE INDEX reports_submittedreport_office_id_28a31038 ON public.reports_submittedreport USING btree (office_id);
CREATE INDEX reports_submittedreport_period_id_a579af55 ON public.reports_submittedreport USING btree (period_id);
CREATE INDEX reports_submittedreport_written_by_id_63e12f2c ON public.reports_submittedreport USING btree (written_by_id);
CREATE INDEX requests_by_addressee ON public.takedown_takedownrequest USING btree (addressee_id, sent_at);
CREATE INDEX requests_by_state ON public.takedown_takedownrequest USING btree (state, sent_at);
CREATE INDEX respondent_name_tokens ON public.enforcement_respondent USING gin (name_tokens);
CREATE INDEX rights_of_record ON public.privacy_rightsrequest USING btree (record);
CREATE INDEX rights_waiting ON public.privacy_rightsrequest USING btree (decided_at, received_at);
CREATE INDEX routing_by_function ON public.intake_routing USING btree (function, commune_id, report_id);
CREATE INDEX routing_by_person ON public.intake_routing USING btree (acknowledged_by_id, report_id);
CREATE INDEX routing_waiting ON public.intake_routing USING btree (due_at) WHERE ((acknowledged_at IS NULL) AND (escalated_at IS NULL) AND (stopped_at IS NULL));
CREATE INDEX run_by_time ON public.privacy_keepingrun USING btree (started_at DESC);
CREATE INDEX running_by_due ON public.core_runningclock USING btree (due_at) WHERE (stopped_at IS NULL);
CREATE INDEX running_by_next ON public.core_runningclock USING btree (next_at) WHERE (stopped_at IS NULL);
CREATE INDEX scan_of_office ON public.screening_scan USING btree (office_id, asked_at DESC);
CREATE INDEX scan_to_do ON public.screening_scan USING btree (asked_at) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying])::text[]));
CREATE INDEX scores_of_versions ON public.quizzes_response USING btree (version_id) INCLUDE (score);
CREATE INDEX screening_apikey_created_by_id_2aef8d89 ON public.screening_apikey USING btree (created_by_id);
CREATE INDEX screening_apikey_revoked_by_id_a2e93d44 ON public.screening_apikey USING btree (revoked_by_id);
CREATE INDEX screening_bank_created_by_id_471227b8 ON public.screening_bank USING btree (created_by_id);
CREATE INDEX screening_bank_reference_06ea711b_like ON public.screening_bank USING btree (reference varchar_pattern_ops);
CREATE INDEX screening_bankfile_bank_id_b80fda05 ON public.screening_bankfile USING btree (bank_id);
CREATE INDEX screening_bankfile_confirmed_by_id_e94b74ec ON public.screening_bankfile USING btree (confirmed_by_id);
CREATE INDEX screening_bankfile_handed_in_by_id_1a51bbfd ON public.screening_bankfile USING btree (handed_in_by_id);
CREATE INDEX screening_correction_decided_by_id_37d7f196 ON public.screening_correction USING btree (decided_by_id);
CREATE INDEX screening_edition_publication_id_c01fe326 ON public.screening_edition USING btree (publication_id);
CREATE INDEX screening_hashproposal_bank_id_1a0e8ba6 ON public.screening_hashproposal USING btree (bank_id);
CREATE INDEX screening_hashproposal_decided_by_id_15c67b9a ON public.screening_hashproposal USING btree (decided_by_id);
CREATE INDEX screening_hashproposal_exhibit_id_d8202a26 ON public.screening_hashproposal USING btree (exhibit_id);
CREATE INDEX screening_hashproposal_proposed_by_id_9eed7b91 ON public.screening_hashproposal USING btree (proposed_by_id);
CREATE INDEX screening_hit_bank_id_a6954ec7 ON public.screening_hit USING btree (bank_id);
CREATE INDEX screening_hit_made_id_e1bfb99b ON public.screening_hit USING btree (made_id);
CREATE INDEX screening_hit_report_id_767658f0 ON public.screening_hit USING btree (report_id);
CREATE INDEX screening_hit_scan_id_a29da284 ON public.screening_hit USING btree (scan_id);
CREATE INDEX screening_hit_settled_by_id_b4499616 ON public.screening_hit USING btree (settled_by_id);
CREATE INDEX screening_judgement_by_id_af04ee4c ON public.screening_judgement USING btree (by_id);
CREATE INDEX screening_judgement_hit_id_da348dc6 ON public.screening_judgement USING btree (hit_id);
CREATE INDEX screening_keyday_key_id_aa575a1a ON public.screening_keyday USING btree (key_id);
CREATE INDEX screening_keyuse_key_id_8ce27472 ON public.screening_keyuse USING btree (key_id);
CREATE INDEX screening_matchcount_bank_id_0977ad07 ON public.screening_matchcount USING btree (bank_id);
CREATE INDEX screening_ownwords_added_by_id_d1dd811b ON public.screening_ownwords USING btree (added_by_id);
CREATE INDEX screening_ownwords_office_id_c6cc6c43 ON public.screening_ownwords USING btree (office_id);
CREATE INDEX screening_ownwords_withdrawn_by_id_bdbb29f5 ON public.screening_ownwords USING btree (withdrawn_by_id);
CREATE INDEX screening_publication_created_by_id_0163206c ON public.screening_publication USING btree (created_by_id);
CREATE INDEX screening_publication_slug_35aeca50_like ON public.screening_publication USING btree (slug varchar_pattern_ops);
CREATE INDEX screening_scan_asked_by_id_85bb01a9 ON public.screening_scan USING btree (asked_by_id);
CREATE INDEX screening_scan_office_id_fa094905 ON public.screening_scan USING btree (office_id);
CREATE INDEX screening_unreadableitem_scan_id_5f9691f4 ON public.screening_unreadableitem USING btree (scan_id);
CREATE INDEX sessions_by_state ON public.learning_session USING btree (state, held_on DESC);
CREATE INDEX sessions_counted ON public.learning_session USING btree (held_on) INCLUDE (institution_id, state, minutes, grades);
CREATE INDEX sessions_newest_first ON public.learning_session USING btree (held_on DESC, id DESC);
CREATE INDEX sheets_counted ON public.learning_attendancesheet USING btree (session_id) INCLUDE (grade, class_name, present_girls, present_boys, present_unknown, replaced_by_id);
CREATE INDEX site_cache_expires ON public.site_cache USING btree (expires);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX steering_assignment_assigned_by_id_587377ca ON public.steering_assignment USING btree (assigned_by_id);
CREATE INDEX steering_assignment_organisation_id_4593857c ON public.steering_assignment USING btree (organisation_id);
CREATE INDEX steering_assignment_task_id_7c3c3c29 ON public.steering_assignment USING btree (task_id);
CREATE INDEX steering_assignment_territory_id_93640fd7 ON public.steering_assignment USING btree (territory_id);
CREATE INDEX steering_extension_asked_by_id_846e536e ON public.steering_extension USING btree (asked_by_id);
CREATE INDEX steering_extension_assignment_id_9a55b009 ON public.steering_extension USING btree (assignment_id);
CREATE INDEX steering_extension_decided_by_id_579eeb2c ON public.steering_extension USING btree (decided_by_id);
CREATE INDEX steering_objective_plan_id_0c9a8088 ON public.steering_objective USING btree (plan_id);
CREATE INDEX steering_plan_follows_id_4e268257 ON public.steering_plan USING btree (follows_id);
CREATE INDEX steering_planbasis_document_id_217c6021 ON public.steering_planbasis USING btree (document_id);
CREATE INDEX steering_planbasis_plan_id_16e72b60 ON public.steering_planbasis USING btree (plan_id);
CREATE INDEX steering_plandraft_handed_in_by_id_2d83f298 ON public.steering_plandraft USING btree (handed_in_by_id);
CREATE INDEX steering_plandraft_plan_id_46f53725 ON public.steering_plandraft USING btree (plan_id);
CREATE INDEX steering_planversion_plan_id_b107c1bb ON public.steering_planversion USING btree (plan_id);
CREATE INDEX steering_planversion_recorded_by_id_b31779c2 ON public.steering_planversion USING btree (recorded_by_id);
CREATE INDEX steering_progress_assignment_id_ea6bf826 ON public.steering_progress USING btree (assignment_id);
CREATE INDEX steering_progress_by_id_d43156e7 ON public.steering_progress USING btree (by_id);
CREATE INDEX steering_suspension_ended_by_id_f273e1b4 ON public.steering_suspension USING btree (ended_by_id);
CREATE INDEX steering_suspension_recorded_by_id_d40b84c8 ON public.steering_suspension USING btree (recorded_by_id);
CREATE INDEX steering_suspension_task_id_0111a932 ON public.steering_suspension USING btree (task_id);
CREATE INDEX steering_task_document_id_f78b68ac ON public.steering_task USING btree (document_id);
CREATE INDEX steering_task_group_id_5a050574 ON public.steering_task USING btree (group_id);
CREATE INDEX steering_task_plan_id_fc0785cd ON public.steering_task USING btree (plan_id);
CREATE INDEX steering_task_provision_id_66ee5441 ON public.steering_task USING btree (provision_id);
CREATE INDEX steering_task_recorded_by_id_2f5ea007 ON public.steering_task USING btree (recorded_by_id);
CREATE INDEX steering_task_replaces_id_03da0cb4 ON public.steering_task USING btree (replaces_id);
CREATE INDEX steering_taskgroup_plan_id_b976373d ON public.steering_taskgroup USING btree (plan_id);
CREATE INDEX steering_verification_by_id_d67081cf ON public.steering_verification USING btree (by_id);
CREATE INDEX support_assessment_by_id_ad6dcf9a ON public.support_assessment USING btree (by_id);
CREATE INDEX support_assessment_case_id_d4d69bf3 ON public.support_assessment USING btree (case_id);
CREATE INDEX support_assessment_declined_by_id_16009c0b ON public.support_assessment USING btree (declined_by_id);
CREATE INDEX support_assignedaction_assigned_by_id_697ca54d ON public.support_assignedaction USING btree (assigned_by_id);
CREATE INDEX support_assignedaction_assignee_id_06f45ecb ON public.support_assignedaction USING btree (assignee_id);
CREATE INDEX support_assignedaction_case_id_9105310f ON public.support_assignedaction USING btree (case_id);
CREATE INDEX support_assignedaction_done_by_id_18e7592b ON public.support_assignedaction USING btree (done_by_id);
CREATE INDEX support_assignedaction_meeting_id_c219f08e ON public.support_assignedaction USING btree (meeting_id);
CREATE INDEX support_carer_case_id_48d35845 ON public.support_carer USING btree (case_id);
CREATE INDEX support_carer_recorded_by_id_17583cdf ON public.support_carer USING btree (recorded_by_id);
CREATE INDEX support_cas_commune_e79d33_idx ON public.support_case USING btree (commune_id, state, opened_at);
CREATE INDEX support_cas_state_7c0a5a_idx ON public.support_case USING btree (state, opened_at);
CREATE INDEX support_case_commune_id_ffce3058 ON public.support_case USING btree (commune_id);
CREATE INDEX support_case_incident_id_28e7d6f3 ON public.support_case USING btree (incident_id);
CREATE INDEX support_case_officer_id_6cbabdd0 ON public.support_case USING btree (officer_id);
CREATE INDEX support_case_requests_case_id_feb11ec2 ON public.support_case_requests USING btree (case_id);
CREATE INDEX support_case_requests_supportrequest_id_4cf167c2 ON public.support_case_requests USING btree (supportrequest_id);
CREATE INDEX support_case_residence_id_f6b56d31 ON public.support_case USING btree (residence_id);
CREATE INDEX support_casetie_first_id_8e492f84 ON public.support_casetie USING btree (first_id);
CREATE INDEX support_casetie_recorded_by_id_29f6bcc3 ON public.support_casetie USING btree (recorded_by_id);
CREATE INDEX support_casetie_second_id_ba3d9e48 ON public.support_casetie USING btree (second_id);
CREATE INDEX support_childprofile_recorded_by_id_8198489f ON public.support_childprofile USING btree (recorded_by_id);
CREATE INDEX support_childwords_case_id_0b894608 ON public.support_childwords USING btree (case_id);
CREATE INDEX support_childwords_recorded_by_id_80506ee5 ON public.support_childwords USING btree (recorded_by_id);
CREATE INDEX support_closure_case_id_09e53f3b ON public.support_closure USING btree (case_id);
CREATE INDEX support_closure_decided_by_id_47e43527 ON public.support_closure USING btree (decided_by_id);
CREATE INDEX support_closure_submitted_by_id_82f3367f ON public.support_closure USING btree (submitted_by_id);
CREATE INDEX support_consent_carer_id_fefae41a ON public.support_consent USING btree (carer_id);
CREATE INDEX support_consent_case_id_86fb779c ON public.support_consent USING btree (case_id);
CREATE INDEX support_consent_recorded_by_id_e929de0c ON public.support_consent USING btree (recorded_by_id);
CREATE INDEX support_consent_withdrawn_by_id_e53898e7 ON public.support_consent USING btree (withdrawn_by_id);
CREATE INDEX support_emergencymeasure_case_id_6250e0d9 ON public.support_emergencymeasure USING btree (case_id);
CREATE INDEX support_emergencymeasure_decided_by_id_94c4aad0 ON public.support_emergencymeasure USING btree (decided_by_id);
CREATE INDEX support_endedrequest_ended_by_id_ca43d863 ON public.support_endedrequest USING btree (ended_by_id);
CREATE INDEX support_fil_case_id_e970da_idx ON public.support_filledform USING btree (case_id, at);
CREATE INDEX support_filledform_by_id_e9400f6c ON public.support_filledform USING btree (by_id);
CREATE INDEX support_filledform_case_id_431e496e ON public.support_filledform USING btree (case_id);
CREATE INDEX support_filledform_definition_id_60df5447 ON public.support_filledform USING btree (definition_id);
CREATE INDEX support_formdefinition_published_by_id_3a9807e8 ON public.support_formdefinition USING btree (published_by_id);
CREATE INDEX support_formdraft_by_id_26426dbe ON public.support_formdraft USING btree (by_id);
CREATE INDEX support_goal_plan_id_afcfd9e0 ON public.support_goal USING btree (plan_id);
CREATE INDEX support_goalreview_goal_id_56f54690 ON public.support_goalreview USING btree (goal_id);
CREATE INDEX support_goalreview_review_id_f549a5a8 ON public.support_goalreview USING btree (review_id);
CREATE INDEX support_handover_by_id_c966939f ON public.support_handover USING btree (by_id);
CREATE INDEX support_handover_giver_id_5a4eeabf ON public.support_handover USING btree (giver_id);
CREATE INDEX support_meeting_case_id_34e2da26 ON public.support_meeting USING btree (case_id);
CREATE INDEX support_meeting_recorded_by_id_47addc59 ON public.support_meeting USING btree (recorded_by_id);
CREATE INDEX support_offendingminor_case_id_c7ae7147 ON public.support_offendingminor USING btree (case_id);
CREATE INDEX support_offendingminor_own_case_id_7045e434 ON public.support_offendingminor USING btree (own_case_id);
CREATE INDEX support_offendingminor_recorded_by_id_5b9fd8b2 ON public.support_offendingminor USING btree (recorded_by_id);
CREATE INDEX support_plan_case_id_c0a897e1 ON public.support_plan USING btree (case_id);
CREATE INDEX support_plan_decided_by_id_620cadbf ON public.support_plan USING btree (decided_by_id);
CREATE INDEX support_plan_submitted_by_id_6fc576c1 ON public.support_plan USING btree (submitted_by_id);
CREATE INDEX support_ref_organis_2061ae_idx ON public.support_referral USING btree (organisation_id, state);
CREATE INDEX support_referral_case_id_765ce697 ON public.support_referral USING btree (case_id);
CREATE INDEX support_referral_confirmed_by_id_8d12bc0f ON public.support_referral USING btree (confirmed_by_id);
CREATE INDEX support_referral_organisation_id_c333c68b ON public.support_referral USING btree (organisation_id);
CREATE INDEX support_referral_state_d1d8c39b ON public.support_referral USING btree (state);
CREATE INDEX support_referral_state_d1d8c39b_like ON public.support_referral USING btree (state varchar_pattern_ops);
CREATE INDEX support_referral_written_by_id_acb6058f ON public.support_referral USING btree (written_by_id);
CREATE INDEX support_referralstep_by_id_173656c4 ON public.support_referralstep USING btree (by_id);
CREATE INDEX support_referralstep_referral_id_8b2d4114 ON public.support_referralstep USING btree (referral_id);
CREATE INDEX support_reopening_by_id_69990937 ON public.support_reopening USING btree (by_id);
CREATE INDEX support_reopening_case_id_ad6bd57e ON public.support_reopening USING btree (case_id);
CREATE INDEX support_request_by_time ON public.intake_supportrequest USING btree (asked_at);
CREATE INDEX support_review_by_id_8299766b ON public.support_review USING btree (by_id);
CREATE INDEX support_review_case_id_9d6b2ea2 ON public.support_review USING btree (case_id);
CREATE INDEX support_service_case_id_2a0f755d ON public.support_service USING btree (case_id);
CREATE INDEX support_service_goal_id_90976de2 ON public.support_service USING btree (goal_id);
CREATE INDEX support_service_provider_id_88365571 ON public.support_service USING btree (provider_id);
CREATE INDEX support_service_recorded_by_id_96faf7c3 ON public.support_service USING btree (recorded_by_id);
CREATE INDEX support_sixteendecision_case_id_084c01ff ON public.support_sixteendecision USING btree (case_id);
CREATE INDEX support_sixteendecision_recorded_by_id_323d6a86 ON public.support_sixteendecision USING btree (recorded_by_id);
CREATE INDEX support_specificassessment_case_id_19e0a94b ON public.support_specificassessment USING btree (case_id);
CREATE INDEX support_specificassessment_decided_by_id_9ddfc7ae ON public.support_specificassessment USING btree (decided_by_id);
CREATE INDEX support_specificassessment_submitted_by_id_caa4993f ON public.support_specificassessment USING btree (submitted_by_id);
CREATE INDEX support_standin_action_id_e9d60525 ON public.support_standin USING btree (action_id);
CREATE INDEX support_standin_case_id_d1453657 ON public.support_standin USING btree (case_id);
CREATE INDEX support_standin_handover_id_535c2398 ON public.support_standin USING btree (handover_id);
CREATE INDEX support_standin_taker_id_101648fc ON public.support_standin USING btree (taker_id);
CREATE INDEX support_tra_origin__e8571f_idx ON public.support_transfer USING btree (origin_id, proposed_at DESC);
CREATE INDEX support_tra_target__f824ea_idx ON public.support_transfer USING btree (target_id, state);
CREATE INDEX support_transfer_answered_by_id_b5a7e942 ON public.support_transfer USING btree (answered_by_id);
CREATE INDEX support_transfer_case_id_92804043 ON public.support_transfer USING btree (case_id);
CREATE INDEX support_transfer_origin_id_ae0cb82f ON public.support_transfer USING btree (origin_id);
CREATE INDEX support_transfer_proposed_by_id_1508f4b7 ON public.support_transfer USING btree (proposed_by_id);
CREATE INDEX support_transfer_target_id_11509570 ON public.support_transfer USING btree (target_id);
CREATE INDEX support_visit_by_id_d5478e2e ON public.support_visit USING btree (by_id);
CREATE INDEX support_visit_case_id_ed2327e8 ON public.support_visit USING btree (case_id);
CREATE INDEX takedown_addressee_code_3a6bac16_like ON public.takedown_addressee USING btree (code varchar_pattern_ops);
CREATE INDEX takedown_addresseechannel_addressee_id_b7cf240b ON public.takedown_addresseechannel USING btree (addressee_id);
CREATE INDEX takedown_contentcheck_done_by_id_837590b5 ON public.takedown_contentcheck USING btree (done_by_id);
CREATE INDEX takedown_contentcheck_item_id_c1861a4a ON public.takedown_contentcheck USING btree (item_id);
CREATE INDEX takedown_contentitem_commune_id_5d6f8cb0 ON public.takedown_contentitem USING btree (commune_id);
CREATE INDEX takedown_contentitem_incident_id_d18a7c28 ON public.takedown_contentitem USING btree (incident_id);
CREATE INDEX takedown_contentitem_office_id_920df30c ON public.takedown_contentitem USING btree (office_id);
CREATE INDEX takedown_contentitem_platform_id_7074c395 ON public.takedown_contentitem USING btree (platform_id);
CREATE INDEX takedown_contentitem_registered_by_id_1b6bfa04 ON public.takedown_contentitem USING btree (registered_by_id);
CREATE INDEX takedown_preservation_addressee_id_f1c3f4c0 ON public.takedown_preservation USING btree (addressee_id);
CREATE INDEX takedown_preservation_drafted_by_id_299b5064 ON public.takedown_preservation USING btree (drafted_by_id);
CREATE INDEX takedown_preservation_item_id_a12f24b5 ON public.takedown_preservation USING btree (item_id);
CREATE INDEX takedown_preservation_provision_id_c1500b08 ON public.takedown_preservation USING btree (provision_id);
CREATE INDEX takedown_takedownrequest_addressee_id_e69307d6 ON public.takedown_takedownrequest USING btree (addressee_id);
CREATE INDEX takedown_takedownrequest_drafted_by_id_8c1bed5f ON public.takedown_takedownrequest USING btree (drafted_by_id);
CREATE INDEX takedown_takedownrequest_follows_id_29310929 ON public.takedown_takedownrequest USING btree (follows_id);
CREATE INDEX takedown_takedownrequest_item_id_e6785d42 ON public.takedown_takedownrequest USING btree (item_id);
CREATE INDEX takedown_takedownrequest_provision_id_81bebe09 ON public.takedown_takedownrequest USING btree (provision_id);
CREATE UNIQUE INDEX task_groups_in_order ON public.steering_taskgroup USING btree (plan_id, "position") WHERE (until IS NULL);
CREATE UNIQUE INDEX the_same_capacity_once_a_day ON public.capacity_capacityrow USING btree (unit_id, kind, topic, what, "on") WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX violation_sent_to ON public.enforcement_violation USING btree (receiver_id) WHERE (receiver_id IS NOT NULL);
CREATE INDEX visit_by_case ON public.support_visit USING btree (case_id, at);
CREATE INDEX waiting_correction ON public.screening_correction USING btree (host) WHERE (decided_at IS NULL);
CREATE TRIGGER a_published_form_stays BEFORE UPDATE ON public.support_formdefinition FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.support_a_published_form_stays();
CREATE CONSTRAINT TRIGGER core_ledger_chain AFTER INSERT ON public.core_ledgerevent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.core_ledger_chain();
CREATE TRIGGER core_ledger_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.core_ledgerevent FOR EACH STATEMENT EXECUTE FUNCTION public.core_ledger_refuse();
CREATE TRIGGER core_ledger_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.core_ledgerhead FOR EACH STATEMENT EXECUTE FUNCTION public.core_ledger_refuse();
CREATE TRIGGER core_ledger_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.core_ledgerlink FOR EACH STATEMENT EXECUTE FUNCTION public.core_ledger_refuse();
CREATE TRIGGER documents_number_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.documents_registernumber FOR EACH STATEMENT EXECUTE FUNCTION public.documents_number_refuse();
CREATE TRIGGER evidence_custody_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_exhibitstep FOR EACH STATEMENT EXECUTE FUNCTION public.evidence_custody_refuse();
CREATE TRIGGER indicators_readings_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.indicators_reading FOR EACH STATEMENT EXECUTE FUNCTION public.indicators_reading_refuse();
CREATE TRIGGER learning_attendancesheet_marks_delete AFTER DELETE ON public.learning_attendancesheet REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sheets();
CREATE TRIGGER learning_attendancesheet_marks_insert AFTER INSERT ON public.learning_attendancesheet REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sheets();
CREATE TRIGGER learning_attendancesheet_marks_update AFTER UPDATE ON public.learning_attendancesheet REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sheets();
CREATE TRIGGER learning_coveragerule_changes AFTER UPDATE ON public.learning_coveragerule FOR EACH STATEMENT EXECUTE FUNCTION public.learning_forget_facts();
CREATE TRIGGER learning_forgets_verdicts AFTER INSERT OR DELETE OR UPDATE ON public.directory_scoperule FOR EACH STATEMENT EXECUTE FUNCTION public.learning_forget_verdicts();
CREATE TRIGGER learning_forgets_verdicts AFTER INSERT OR DELETE OR UPDATE ON public.learning_coveragerule FOR EACH STATEMENT EXECUTE FUNCTION public.learning_forget_verdicts();
CREATE TRIGGER learning_forgets_verdicts AFTER INSERT OR DELETE OR UPDATE ON public.learning_schoolyear FOR EACH STATEMENT EXECUTE FUNCTION public.learning_forget_verdicts();
CREATE TRIGGER learning_marks_delete AFTER DELETE ON public.directory_enrolmentsnapshot REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_delete AFTER DELETE ON public.directory_institutionprofile REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_delete AFTER DELETE ON public.directory_organisationversion REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_delete AFTER DELETE ON public.directory_successionedge REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_successions();
CREATE TRIGGER learning_marks_insert AFTER INSERT ON public.directory_enrolmentsnapshot REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_insert AFTER INSERT ON public.directory_institutionprofile REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_insert AFTER INSERT ON public.directory_organisationversion REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_insert AFTER INSERT ON public.directory_successionedge REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_successions();
CREATE TRIGGER learning_marks_update AFTER UPDATE ON public.directory_enrolmentsnapshot REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_update AFTER UPDATE ON public.directory_institutionprofile REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_update AFTER UPDATE ON public.directory_organisationversion REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_institutions();
CREATE TRIGGER learning_marks_update AFTER UPDATE ON public.directory_successionedge REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_successions();
CREATE TRIGGER learning_schoolprogramme_marks_delete AFTER DELETE ON public.learning_schoolprogramme REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER learning_schoolprogramme_marks_insert AFTER INSERT ON public.learning_schoolprogramme REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER learning_schoolprogramme_marks_update AFTER UPDATE ON public.learning_schoolprogramme REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER learning_schoolyear_changes AFTER UPDATE ON public.learning_schoolyear FOR EACH STATEMENT EXECUTE FUNCTION public.learning_forget_facts();
CREATE TRIGGER learning_session_marks_delete AFTER DELETE ON public.learning_session REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER learning_session_marks_insert AFTER INSERT ON public.learning_session REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER learning_session_marks_update AFTER UPDATE ON public.learning_session REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.learning_mark_sessions();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER reports_erratum_stays BEFORE DELETE OR UPDATE ON public.reports_erratum FOR EACH ROW EXECUTE FUNCTION public.reports_signed_stays();
CREATE TRIGGER reports_line_stays BEFORE INSERT OR DELETE OR UPDATE ON public.reports_reportline FOR EACH ROW EXECUTE FUNCTION public.reports_line_stays();
CREATE TRIGGER reports_signed_stays BEFORE DELETE OR UPDATE ON public.reports_consolidatedreport FOR EACH ROW WHEN (((old.state)::text = 'signed'::text)) EXECUTE FUNCTION public.reports_signed_stays();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.capacity_capacityrow
    ADD CONSTRAINT capacity_capacityrow_recorded_by_id_5c2d61e1_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.capacity_capacityrow
    ADD CONSTRAINT capacity_capacityrow_unit_id_d89cc9bd_fk_directory FOREIGN KEY (unit_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificates_award
    ADD CONSTRAINT certificates_award_institution_id_0cfc588b_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificates_award
    ADD CONSTRAINT certificates_award_issued_by_id_11efc1bb_fk_people_user_id FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.certificates_certificate
    ADD CONSTRAINT certificates_certifi_award_id_a615d4c3_fk_certifica FOREIGN KEY (award_id) REFERENCES public.certificates_award(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_answer
    ADD CONSTRAINT coordination_answer_inspection_id_76cb8b9c_fk_coordinat FOREIGN KEY (inspection_id) REFERENCES public.coordination_inspection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_answer
    ADD CONSTRAINT coordination_answer_question_id_03e16122_fk_coordinat FOREIGN KEY (question_id) REFERENCES public.coordination_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_ask
    ADD CONSTRAINT coordination_ask_answer_id_a65cc4e2_fk_coordination_post_id FOREIGN KEY (answer_id) REFERENCES public.coordination_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_ask
    ADD CONSTRAINT coordination_ask_office_id_d947dfa7_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_ask
    ADD CONSTRAINT coordination_ask_post_id_6247f1e4_fk_coordination_post_id FOREIGN KEY (post_id) REFERENCES public.coordination_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficu_incident_id_de1fae32_fk_intake_in FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficu_institution_id_9a3bf961_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficu_objective_id_ca8491ef_fk_steering_ FOREIGN KEY (objective_id) REFERENCES public.steering_objective(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficu_office_id_39064dda_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficulty_raised_by_id_30f4dcb3_fk_people_user_id FOREIGN KEY (raised_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_difficulty
    ADD CONSTRAINT coordination_difficulty_task_id_8e77a99a_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_finding
    ADD CONSTRAINT coordination_finding_inspection_id_0c745c63_fk_coordinat FOREIGN KEY (inspection_id) REFERENCES public.coordination_inspection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_finding
    ADD CONSTRAINT coordination_finding_question_id_f84b8b0a_fk_coordinat FOREIGN KEY (question_id) REFERENCES public.coordination_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_finding
    ADD CONSTRAINT coordination_finding_written_by_id_5910fadd_fk_people_user_id FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_followup
    ADD CONSTRAINT coordination_followu_recommendation_id_d739ffcd_fk_coordinat FOREIGN KEY (recommendation_id) REFERENCES public.coordination_recommendation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_followup
    ADD CONSTRAINT coordination_followup_by_id_31ba1e39_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_guidance
    ADD CONSTRAINT coordination_guidanc_difficulty_id_4ff4e6ac_fk_coordinat FOREIGN KEY (difficulty_id) REFERENCES public.coordination_difficulty(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_guidanceversion
    ADD CONSTRAINT coordination_guidanc_drafted_by_id_ed94d83f_fk_people_us FOREIGN KEY (drafted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_guidanceversion
    ADD CONSTRAINT coordination_guidanc_guidance_id_4174f863_fk_coordinat FOREIGN KEY (guidance_id) REFERENCES public.coordination_guidance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_guidance
    ADD CONSTRAINT coordination_guidanc_office_id_27a080f5_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_guidanceversion
    ADD CONSTRAINT coordination_guidanc_published_by_id_e53ee768_fk_people_us FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspectionplan
    ADD CONSTRAINT coordination_inspect_approved_by_id_521a7e2c_fk_people_us FOREIGN KEY (approved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspect_body_id_b5479efd_fk_directory FOREIGN KEY (body_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspect_concluded_by_id_47d8de01_fk_people_us FOREIGN KEY (concluded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspectionplan
    ADD CONSTRAINT coordination_inspect_made_by_id_29c4d2b2_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspect_office_id_8b6167b5_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspectionplan
    ADD CONSTRAINT coordination_inspect_office_id_a18d57f1_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspect_plan_id_0f7e6938_fk_coordinat FOREIGN KEY (plan_id) REFERENCES public.coordination_inspectionplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_inspection
    ADD CONSTRAINT coordination_inspect_planned_by_id_69492d57_fk_people_us FOREIGN KEY (planned_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meeting
    ADD CONSTRAINT coordination_meeting_approved_by_id_4a84d113_fk_people_user_id FOREIGN KEY (approved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meeting_meeting_id_446b273b_fk_coordinat FOREIGN KEY (meeting_id) REFERENCES public.coordination_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingoffice
    ADD CONSTRAINT coordination_meeting_meeting_id_c24d8984_fk_coordinat FOREIGN KEY (meeting_id) REFERENCES public.coordination_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meeting_office_id_1f872914_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingoffice
    ADD CONSTRAINT coordination_meeting_office_id_8d96cc5a_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meeting
    ADD CONSTRAINT coordination_meeting_office_id_9ca45a5d_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meeting_territory_id_a29a4be7_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meeting
    ADD CONSTRAINT coordination_meeting_written_by_id_3d2aef29_fk_people_user_id FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_meetingaction
    ADD CONSTRAINT coordination_meetingaction_task_id_3121cf5e_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_post
    ADD CONSTRAINT coordination_post_by_id_be68ec4f_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_post
    ADD CONSTRAINT coordination_post_office_id_9c8819de_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_post
    ADD CONSTRAINT coordination_post_thread_id_552d358e_fk_coordination_thread_id FOREIGN KEY (thread_id) REFERENCES public.coordination_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_recommendation
    ADD CONSTRAINT coordination_recomme_finding_id_3a60461e_fk_coordinat FOREIGN KEY (finding_id) REFERENCES public.coordination_finding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_recommendation
    ADD CONSTRAINT coordination_recomme_made_by_id_e5adadef_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_recommendation
    ADD CONSTRAINT coordination_recomme_office_id_39526149_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_referral
    ADD CONSTRAINT coordination_referra_difficulty_id_26c1e9f5_fk_coordinat FOREIGN KEY (difficulty_id) REFERENCES public.coordination_difficulty(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_referral
    ADD CONSTRAINT coordination_referra_office_id_ec5b9db2_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_referral
    ADD CONSTRAINT coordination_referral_sent_by_id_eedd5a73_fk_people_user_id FOREIGN KEY (sent_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolut_decided_by_id_e0ba68e7_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolut_difficulty_id_588b24a5_fk_coordinat FOREIGN KEY (difficulty_id) REFERENCES public.coordination_difficulty(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolut_guidance_id_dfd35f35_fk_coordinat FOREIGN KEY (guidance_id) REFERENCES public.coordination_guidanceversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_resolution
    ADD CONSTRAINT coordination_resolut_referral_id_3d83166b_fk_coordinat FOREIGN KEY (referral_id) REFERENCES public.coordination_referral(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_closed_by_id_1217ff4f_fk_people_user_id FOREIGN KEY (closed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_difficulty_id_6784c258_fk_coordinat FOREIGN KEY (difficulty_id) REFERENCES public.coordination_difficulty(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_incident_id_5a78ee14_fk_intake_incident_id FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_institution_id_137b69f6_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_objective_id_e527609b_fk_steering_ FOREIGN KEY (objective_id) REFERENCES public.steering_objective(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_office_id_b7178584_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_opened_by_id_334a51cc_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_thread
    ADD CONSTRAINT coordination_thread_task_id_c7bb9488_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_threadoffice
    ADD CONSTRAINT coordination_threado_office_id_2d81fe70_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.coordination_threadoffice
    ADD CONSTRAINT coordination_threado_thread_id_34921df9_fk_coordinat FOREIGN KEY (thread_id) REFERENCES public.coordination_thread(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_clockchange
    ADD CONSTRAINT core_clockchange_clock_id_46466e16_fk_core_runningclock_id FOREIGN KEY (clock_id) REFERENCES public.core_runningclock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_delivery
    ADD CONSTRAINT core_delivery_notice_id_edb435bf_fk_core_notice_id FOREIGN KEY (notice_id) REFERENCES public.core_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_delivery
    ADD CONSTRAINT core_delivery_reminder_id_c71fcef0_fk_core_reminder_id FOREIGN KEY (reminder_id) REFERENCES public.core_reminder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_digestline
    ADD CONSTRAINT core_digestline_clock_id_3878cd91_fk_core_runningclock_id FOREIGN KEY (clock_id) REFERENCES public.core_runningclock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_digestline
    ADD CONSTRAINT core_digestline_notice_id_14644101_fk_core_notice_id FOREIGN KEY (notice_id) REFERENCES public.core_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_posting
    ADD CONSTRAINT core_posting_notice_id_dc9536dc_fk_core_notice_id FOREIGN KEY (notice_id) REFERENCES public.core_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_reminder
    ADD CONSTRAINT core_reminder_clock_id_6a98e621_fk_core_runningclock_id FOREIGN KEY (clock_id) REFERENCES public.core_runningclock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_reminder
    ADD CONSTRAINT core_reminder_step_id_f468e2b5_fk_core_ladderstep_id FOREIGN KEY (step_id) REFERENCES public.core_ladderstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.core_runningclock
    ADD CONSTRAINT core_runningclock_rule_id_34f077d2_fk_core_clockrule_id FOREIGN KEY (rule_id) REFERENCES public.core_clockrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_descriptor
    ADD CONSTRAINT curriculum_descripto_framework_id_b0165dac_fk_curriculu FOREIGN KEY (framework_id) REFERENCES public.curriculum_framework(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_lessonversion
    ADD CONSTRAINT curriculum_lessonver_lesson_id_c811954b_fk_curriculu FOREIGN KEY (lesson_id) REFERENCES public.curriculum_lesson(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_lessonversion
    ADD CONSTRAINT curriculum_lessonver_written_by_id_02affd81_fk_people_us FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_recording
    ADD CONSTRAINT curriculum_recording_added_by_id_24a46f35_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_recording
    ADD CONSTRAINT curriculum_recording_version_id_7dd9d995_fk_curriculu FOREIGN KEY (version_id) REFERENCES public.curriculum_lessonversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_review
    ADD CONSTRAINT curriculum_review_by_id_bcc23029_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.curriculum_review
    ADD CONSTRAINT curriculum_review_version_id_7d0bad32_fk_curriculu FOREIGN KEY (version_id) REFERENCES public.curriculum_lessonversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_boundary
    ADD CONSTRAINT directory_boundary_organisation_id_331657ef_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_changeevent
    ADD CONSTRAINT directory_changeeven_organisation_id_a1e201d7_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_communetrait
    ADD CONSTRAINT directory_communetra_commune_id_5acc4bae_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_enrolmentsnapshot
    ADD CONSTRAINT directory_enrolments_organisation_id_e27c0d83_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_functionbinding
    ADD CONSTRAINT directory_functionbi_organisation_id_b52a850a_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_functionbinding
    ADD CONSTRAINT directory_functionbi_territory_id_44fec15c_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_functiontransfer
    ADD CONSTRAINT directory_functiontr_giver_id_b23a0cca_fk_directory FOREIGN KEY (giver_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_functiontransfer
    ADD CONSTRAINT directory_functiontr_taker_id_4b618e22_fk_directory FOREIGN KEY (taker_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_functiontransfer
    ADD CONSTRAINT directory_functiontr_territory_id_baf611b8_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_hierarchyedge
    ADD CONSTRAINT directory_hierarchye_child_id_74e80c33_fk_directory FOREIGN KEY (child_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_hierarchyedge
    ADD CONSTRAINT directory_hierarchye_parent_id_0850f54e_fk_directory FOREIGN KEY (parent_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_installation
    ADD CONSTRAINT directory_installati_province_id_511a9c31_fk_directory FOREIGN KEY (province_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_institutionprofile
    ADD CONSTRAINT directory_institutio_organisation_id_8b01aeb1_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_organisationidentifier
    ADD CONSTRAINT directory_organisati_organisation_id_6cd3ca58_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_organisationversion
    ADD CONSTRAINT directory_organisati_organisation_id_cec0a61b_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_organisationversion
    ADD CONSTRAINT directory_organisati_place_id_ce349666_fk_directory FOREIGN KEY (place_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_successionshare
    ADD CONSTRAINT directory_succession_edge_id_8670d822_fk_directory FOREIGN KEY (edge_id) REFERENCES public.directory_successionedge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_successionedge
    ADD CONSTRAINT directory_succession_event_id_8bad2a4e_fk_directory FOREIGN KEY (event_id) REFERENCES public.directory_changeevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_successionedge
    ADD CONSTRAINT directory_succession_predecessor_id_6d0cac4a_fk_directory FOREIGN KEY (predecessor_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.directory_successionedge
    ADD CONSTRAINT directory_succession_successor_id_b2972449_fk_directory FOREIGN KEY (successor_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_issued_by_id_8e551c80_fk_people_user_id FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_made_by_id_7ff42558_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_number_id_28ae51b9_fk_documents FOREIGN KEY (number_id) REFERENCES public.documents_registernumber(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_office_id_bab5e208_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_type_id_d255df65_fk_documents FOREIGN KEY (type_id) REFERENCES public.documents_documenttype(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_document
    ADD CONSTRAINT documents_document_voided_by_id_c01e30a1_fk_people_user_id FOREIGN KEY (voided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_documentfile
    ADD CONSTRAINT documents_documentfi_document_id_5b31b6f0_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_letterhead
    ADD CONSTRAINT documents_letterhead_office_id_83dae331_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_register
    ADD CONSTRAINT documents_register_office_id_349e2ef4_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_registernumber
    ADD CONSTRAINT documents_registernu_register_id_d78378ec_fk_documents FOREIGN KEY (register_id) REFERENCES public.documents_register(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.documents_registernumber
    ADD CONSTRAINT documents_registernumber_taken_by_id_d7d7cad6_fk_people_user_id FOREIGN KEY (taken_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_handlingnote
    ADD CONSTRAINT enforcement_handling_violation_id_6b212414_fk_enforceme FOREIGN KEY (violation_id) REFERENCES public.enforcement_violation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_handlingnote
    ADD CONSTRAINT enforcement_handlingnote_by_id_818c8dc3_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_incidentreportabroad
    ADD CONSTRAINT enforcement_incident_incident_id_3bf78924_fk_intake_in FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_incidentreportabroad
    ADD CONSTRAINT enforcement_incident_released_by_id_f92b2cc2_fk_people_us FOREIGN KEY (released_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_internationalreport
    ADD CONSTRAINT enforcement_internat_released_by_id_1f00f225_fk_people_us FOREIGN KEY (released_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_internationalreport
    ADD CONSTRAINT enforcement_internat_violation_id_2e53f98d_fk_enforceme FOREIGN KEY (violation_id) REFERENCES public.enforcement_violation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_matchverdict
    ADD CONSTRAINT enforcement_matchver_match_id_c7c25017_fk_enforceme FOREIGN KEY (match_id) REFERENCES public.enforcement_respondentmatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_matchverdict
    ADD CONSTRAINT enforcement_matchver_respondent_id_005a4591_fk_enforceme FOREIGN KEY (respondent_id) REFERENCES public.enforcement_respondent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_matchverdict
    ADD CONSTRAINT enforcement_matchverdict_by_id_02c2b53a_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_outcomeknown
    ADD CONSTRAINT enforcement_outcomek_proceeding_id_a3cbc445_fk_enforceme FOREIGN KEY (proceeding_id) REFERENCES public.enforcement_proceeding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_outcomeknown
    ADD CONSTRAINT enforcement_outcomeknown_by_id_26c11201_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_proceeding
    ADD CONSTRAINT enforcement_proceedi_receiver_id_78dbaab6_fk_directory FOREIGN KEY (receiver_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_proceeding
    ADD CONSTRAINT enforcement_proceedi_violation_id_cf8251f7_fk_enforceme FOREIGN KEY (violation_id) REFERENCES public.enforcement_violation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_proceeding
    ADD CONSTRAINT enforcement_proceeding_by_id_f4ed931e_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_respondentmatch
    ADD CONSTRAINT enforcement_responde_one_id_46b70ecc_fk_enforceme FOREIGN KEY (one_id) REFERENCES public.enforcement_respondent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_respondentmatch
    ADD CONSTRAINT enforcement_responde_other_id_937e14a4_fk_enforceme FOREIGN KEY (other_id) REFERENCES public.enforcement_respondent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_respondentidentifier
    ADD CONSTRAINT enforcement_responde_respondent_id_f0259cc7_fk_enforceme FOREIGN KEY (respondent_id) REFERENCES public.enforcement_respondent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violatio_commune_id_ae396f8a_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violatio_incident_id_43d510f2_fk_intake_in FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violatio_office_id_f8e3b820_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation_provisions
    ADD CONSTRAINT enforcement_violatio_provision_id_74ca728f_fk_law_provi FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violatio_receiver_id_7667707a_fk_directory FOREIGN KEY (receiver_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violatio_respondent_id_0ba82dbb_fk_enforceme FOREIGN KEY (respondent_id) REFERENCES public.enforcement_respondent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation_provisions
    ADD CONSTRAINT enforcement_violatio_violation_id_72d52bbf_fk_enforceme FOREIGN KEY (violation_id) REFERENCES public.enforcement_violation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.enforcement_violation
    ADD CONSTRAINT enforcement_violation_opened_by_id_b7ceaf36_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_arriving
    ADD CONSTRAINT evidence_arriving_by_id_009b8d5d_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_arriving
    ADD CONSTRAINT evidence_arriving_exhibit_id_b9d434ef_fk_evidence_exhibit_id FOREIGN KEY (exhibit_id) REFERENCES public.evidence_exhibit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_envelope
    ADD CONSTRAINT evidence_envelope_exhibit_id_71c7d460_fk_evidence_exhibit_id FOREIGN KEY (exhibit_id) REFERENCES public.evidence_exhibit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_envelope_keys
    ADD CONSTRAINT evidence_envelope_ke_envelope_id_fc3a924a_fk_evidence_ FOREIGN KEY (envelope_id) REFERENCES public.evidence_envelope(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_envelope_keys
    ADD CONSTRAINT evidence_envelope_ke_unitkey_id_5d923a57_fk_evidence_ FOREIGN KEY (unitkey_id) REFERENCES public.evidence_unitkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_exhibit
    ADD CONSTRAINT evidence_exhibit_sealed_for_id_740b0f6e_fk_directory FOREIGN KEY (sealed_for_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_exhibitstep
    ADD CONSTRAINT evidence_exhibitstep_exhibit_id_c1eecf9c_fk_evidence_exhibit_id FOREIGN KEY (exhibit_id) REFERENCES public.evidence_exhibit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_export
    ADD CONSTRAINT evidence_export_by_id_8828c3a1_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_handedlook
    ADD CONSTRAINT evidence_handedlook_by_id_5a3af1c4_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_handedlook
    ADD CONSTRAINT evidence_handedlook_exhibit_id_d693aa8d_fk_evidence_exhibit_id FOREIGN KEY (exhibit_id) REFERENCES public.evidence_exhibit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_handedlook
    ADD CONSTRAINT evidence_handedlook_to_id_d928ff40_fk_people_user_id FOREIGN KEY (to_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_release
    ADD CONSTRAINT evidence_release_step_id_45840dad_fk_evidence_exhibitstep_id FOREIGN KEY (step_id) REFERENCES public.evidence_exhibitstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_added_by_id_ce4117e6_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_ended_by_id_671fdb5c_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_owner_id_a9584e4b_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_unitkey
    ADD CONSTRAINT evidence_unitkey_unit_id_441fc1b6_fk_directory_organisation_id FOREIGN KEY (unit_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.field_fielddevice
    ADD CONSTRAINT field_fielddevice_user_id_24995783_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.field_fielddevice
    ADD CONSTRAINT field_fielddevice_wipe_asked_by_id_2a3edfd1_fk_people_user_id FOREIGN KEY (wipe_asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.field_fieldentry
    ADD CONSTRAINT field_fieldentry_case_id_eea0d5ab_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.field_fieldentry
    ADD CONSTRAINT field_fieldentry_device_id_ecf162ec_fk_field_fielddevice_id FOREIGN KEY (device_id) REFERENCES public.field_fielddevice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicatorversion
    ADD CONSTRAINT indicators_indicator_indicator_id_eb8b40ec_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT indicators_reading_version_id_00cbcaf8_fk_indicator FOREIGN KEY (version_id) REFERENCES public.indicators_indicatorversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_target
    ADD CONSTRAINT indicators_target_indicator_id_a278d38c_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_target
    ADD CONSTRAINT indicators_target_objective_id_decf4138_fk_steering_ FOREIGN KEY (objective_id) REFERENCES public.steering_objective(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_target
    ADD CONSTRAINT indicators_target_territory_id_909980cf_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_conflictofinterest
    ADD CONSTRAINT intake_conflictofint_noted_by_id_78b8a233_fk_people_us FOREIGN KEY (noted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_conflictofinterest
    ADD CONSTRAINT intake_conflictofint_organisation_id_f83a7560_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_conflictofinterest
    ADD CONSTRAINT intake_conflictofint_report_id_13cda45d_fk_intake_re FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_conflictofinterest
    ADD CONSTRAINT intake_conflictofinterest_person_id_d61b7ca6_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contact
    ADD CONSTRAINT intake_contact_by_id_ad81fe36_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contact
    ADD CONSTRAINT intake_contact_category_id_12398f82_fk_intake_co FOREIGN KEY (category_id) REFERENCES public.intake_contactcategory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contact
    ADD CONSTRAINT intake_contact_commune_id_0b7f79b3_fk_directory_organisation_id FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contactcategory
    ADD CONSTRAINT intake_contactcatego_parent_id_e27caaab_fk_intake_co FOREIGN KEY (parent_id) REFERENCES public.intake_contactcategory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contactreport
    ADD CONSTRAINT intake_contactreport_contact_id_1079e313_fk_intake_contact_id FOREIGN KEY (contact_id) REFERENCES public.intake_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contactreport
    ADD CONSTRAINT intake_contactreport_linked_by_id_369ce1ed_fk_people_user_id FOREIGN KEY (linked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contactreport
    ADD CONSTRAINT intake_contactreport_report_id_27e5e622_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_contactreport
    ADD CONSTRAINT intake_contactreport_unlinked_by_id_43e500fe_fk_people_user_id FOREIGN KEY (unlinked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_debrief
    ADD CONSTRAINT intake_debrief_user_id_19d54cf5_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_exposure
    ADD CONSTRAINT intake_exposure_user_id_7648ec24_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_closed_by_id_d16eb78b_fk_people_user_id FOREIGN KEY (closed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_commune_happened_id_62818116_fk_directory FOREIGN KEY (commune_happened_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_commune_other_home_i_601a3613_fk_directory FOREIGN KEY (commune_other_home_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_commune_residence_id_3779e228_fk_directory FOREIGN KEY (commune_residence_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_merged_into_id_d3f8213b_fk_intake_incident_id FOREIGN KEY (merged_into_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incident
    ADD CONSTRAINT intake_incident_opened_by_id_f64e2656_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incidentreport
    ADD CONSTRAINT intake_incidentrepor_incident_id_803665b1_fk_intake_in FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incidentreport
    ADD CONSTRAINT intake_incidentrepor_separated_by_id_43a6bbf9_fk_people_us FOREIGN KEY (separated_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incidentreport
    ADD CONSTRAINT intake_incidentreport_joined_by_id_9bf27511_fk_people_user_id FOREIGN KEY (joined_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_incidentreport
    ADD CONSTRAINT intake_incidentreport_report_id_cd07a436_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_message
    ADD CONSTRAINT intake_message_report_id_daa67b7d_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_commune_id_ff861143_fk_directory_organisation_id FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_taken_up_by_id_8f05bc84_fk_people_user_id FOREIGN KEY (taken_up_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_reportidentifier
    ADD CONSTRAINT intake_reportidentifier_report_id_e1f7b87f_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_acknowledged_by_id_eee6ebbf_fk_people_user_id FOREIGN KEY (acknowledged_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_commune_id_f09e7048_fk_directory_organisation_id FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_escalated_to_id_5810f085_fk_directory FOREIGN KEY (escalated_to_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_incident_id_1096add2_fk_intake_incident_id FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_organisation_id_41a727a1_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_routing
    ADD CONSTRAINT intake_routing_report_id_e33b9302_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_shifthandover
    ADD CONSTRAINT intake_shifthandover_by_id_9805f6bf_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_shifthandover_contacts
    ADD CONSTRAINT intake_shifthandover_contact_id_2b459661_fk_intake_co FOREIGN KEY (contact_id) REFERENCES public.intake_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_shifthandover_contacts
    ADD CONSTRAINT intake_shifthandover_shifthandover_id_e53e94a8_fk_intake_sh FOREIGN KEY (shifthandover_id) REFERENCES public.intake_shifthandover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_shifthandover
    ADD CONSTRAINT intake_shifthandover_taken_by_id_4c773cd2_fk_people_user_id FOREIGN KEY (taken_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_supportrequest
    ADD CONSTRAINT intake_supportreques_commune_id_e9caaa7e_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_supportrequest
    ADD CONSTRAINT intake_supportrequest_report_id_bf054d59_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_triageanswers
    ADD CONSTRAINT intake_triageanswers_by_id_7765d504_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_triageanswers
    ADD CONSTRAINT intake_triageanswers_report_id_3c220f12_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_triagedecision
    ADD CONSTRAINT intake_triagedecisio_incident_id_4de58f23_fk_intake_in FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_triagedecision
    ADD CONSTRAINT intake_triagedecision_decided_by_id_372198ea_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intake_triagedecision
    ADD CONSTRAINT intake_triagedecision_report_id_a2a191f0_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.khien_site_securityreport
    ADD CONSTRAINT khien_site_securityr_issued_by_id_8f363e26_fk_people_us FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.khien_site_telling
    ADD CONSTRAINT khien_site_telling_trouble_id_4f3dac34_fk_khien_site_trouble_id FOREIGN KEY (trouble_id) REFERENCES public.khien_site_trouble(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_alarmsetaside
    ADD CONSTRAINT law_alarmsetaside_by_id_648c0bbb_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_finelimit
    ADD CONSTRAINT law_finelimit_provision_id_3a69fcdf_fk_law_provision_id FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfile
    ADD CONSTRAINT law_legalfile_added_by_id_fabd1e59_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfile
    ADD CONSTRAINT law_legalfile_document_id_c11bb08c_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_document_id_a91c04bf_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_other_id_e4b0f81d_fk_law_legaldocument_id FOREIGN KEY (other_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_provision_id_a619dff4_fk_law_provision_id FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_recorded_by_id_3accf9bc_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_legalfinding
    ADD CONSTRAINT law_legalfinding_round_id_9d625e8f_fk_law_reviewround_id FOREIGN KEY (round_id) REFERENCES public.law_reviewround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_outcome
    ADD CONSTRAINT law_outcome_document_id_de8686e6_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_outcome
    ADD CONSTRAINT law_outcome_proposal_id_dae753d8_fk_law_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.law_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_outcome
    ADD CONSTRAINT law_outcome_recorded_by_id_fa52c30e_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_proposal
    ADD CONSTRAINT law_proposal_finding_id_64258dad_fk_law_legalfinding_id FOREIGN KEY (finding_id) REFERENCES public.law_legalfinding(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_proposal
    ADD CONSTRAINT law_proposal_made_by_id_a1ab853f_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_provision
    ADD CONSTRAINT law_provision_amended_by_id_34db4948_fk_law_legaldocument_id FOREIGN KEY (amended_by_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_provision
    ADD CONSTRAINT law_provision_document_id_3084913c_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_relation
    ADD CONSTRAINT law_relation_source_id_d648b4c8_fk_law_legaldocument_id FOREIGN KEY (source_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_relation
    ADD CONSTRAINT law_relation_target_id_a843220a_fk_law_legaldocument_id FOREIGN KEY (target_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_revieweddocument
    ADD CONSTRAINT law_revieweddocument_document_id_2865a2f4_fk_law_legal FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_revieweddocument
    ADD CONSTRAINT law_revieweddocument_looked_by_id_8d3979d4_fk_people_user_id FOREIGN KEY (looked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_revieweddocument
    ADD CONSTRAINT law_revieweddocument_round_id_84f8cfb1_fk_law_reviewround_id FOREIGN KEY (round_id) REFERENCES public.law_reviewround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.law_reviewround
    ADD CONSTRAINT law_reviewround_opened_by_id_55841f8a_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendancesheet
    ADD CONSTRAINT learning_attendances_replaced_by_id_93f27a34_fk_learning_ FOREIGN KEY (replaced_by_id) REFERENCES public.learning_attendancesheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendancesheet
    ADD CONSTRAINT learning_attendances_session_id_bfaa8792_fk_learning_ FOREIGN KEY (session_id) REFERENCES public.learning_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_attendancesheet
    ADD CONSTRAINT learning_attendancesheet_sent_by_id_c0612e63_fk_people_user_id FOREIGN KEY (sent_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_calendarfeed
    ADD CONSTRAINT learning_calendarfee_institution_id_76bc7a1b_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaign
    ADD CONSTRAINT learning_campaign_organiser_id_4c339ff5_fk_directory FOREIGN KEY (organiser_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaign
    ADD CONSTRAINT learning_campaign_written_by_id_157dab32_fk_people_user_id FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaignmaterial
    ADD CONSTRAINT learning_campaignmat_campaign_id_42187d7c_fk_learning_ FOREIGN KEY (campaign_id) REFERENCES public.learning_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaignreach
    ADD CONSTRAINT learning_campaignrea_campaign_id_419d3d98_fk_learning_ FOREIGN KEY (campaign_id) REFERENCES public.learning_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaignreach
    ADD CONSTRAINT learning_campaignrea_commune_id_ec8bb88a_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_campaignreach
    ADD CONSTRAINT learning_campaignrea_recorded_by_id_61fc2711_fk_people_us FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coveragefacts
    ADD CONSTRAINT learning_coveragefac_institution_id_fa5a7ada_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coveragefacts
    ADD CONSTRAINT learning_coveragefac_rule_id_321128ed_fk_learning_ FOREIGN KEY (rule_id) REFERENCES public.learning_coveragerule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coveragefacts
    ADD CONSTRAINT learning_coveragefac_year_id_3760416b_fk_learning_ FOREIGN KEY (year_id) REFERENCES public.learning_schoolyear(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coveragemark
    ADD CONSTRAINT learning_coveragemar_institution_id_6e056636_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_coverageverdict
    ADD CONSTRAINT learning_coveragever_institution_id_7fadfff6_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_schoolclass
    ADD CONSTRAINT learning_schoolclass_institution_id_0acb5207_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_schoolclass
    ADD CONSTRAINT learning_schoolclass_year_id_4b267f1e_fk_learning_ FOREIGN KEY (year_id) REFERENCES public.learning_schoolyear(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_schoolprogramme
    ADD CONSTRAINT learning_schoolprogr_institution_id_37f0e346_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_schoolprogramme
    ADD CONSTRAINT learning_schoolprogr_written_by_id_366bcb89_fk_people_us FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_schoolprogramme
    ADD CONSTRAINT learning_schoolprogr_year_id_a2f6692e_fk_learning_ FOREIGN KEY (year_id) REFERENCES public.learning_schoolyear(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_session
    ADD CONSTRAINT learning_session_corrected_by_id_b70696f1_fk_people_user_id FOREIGN KEY (corrected_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_session
    ADD CONSTRAINT learning_session_institution_id_41b5e26f_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_session
    ADD CONSTRAINT learning_session_recorded_by_id_6395968b_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_session
    ADD CONSTRAINT learning_session_verified_by_id_1f338fdb_fk_people_user_id FOREIGN KEY (verified_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.manual_tourplace
    ADD CONSTRAINT manual_tourplace_user_id_38e45d30_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_agreement
    ADD CONSTRAINT partners_agreement_partner_id_73a9e5cb_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_agreement
    ADD CONSTRAINT partners_agreement_recorded_by_id_8a2d4903_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_allocation
    ADD CONSTRAINT partners_allocation_commitment_id_966c757d_fk_partners_ FOREIGN KEY (commitment_id) REFERENCES public.partners_commitment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_allocation
    ADD CONSTRAINT partners_allocation_recorded_by_id_baf763d1_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_allocation
    ADD CONSTRAINT partners_allocation_task_id_810f9cb6_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_commitment_communes
    ADD CONSTRAINT partners_commitment__commitment_id_d1424e10_fk_partners_ FOREIGN KEY (commitment_id) REFERENCES public.partners_commitment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_commitment_communes
    ADD CONSTRAINT partners_commitment__organisation_id_45243294_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_commitment
    ADD CONSTRAINT partners_commitment_agreement_id_fc958f8e_fk_partners_ FOREIGN KEY (agreement_id) REFERENCES public.partners_agreement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_commitment
    ADD CONSTRAINT partners_commitment_partner_id_5a26926b_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_commitment
    ADD CONSTRAINT partners_commitment_recorded_by_id_a5ac7127_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_delivery
    ADD CONSTRAINT partners_delivery_commitment_id_0818f36c_fk_partners_ FOREIGN KEY (commitment_id) REFERENCES public.partners_commitment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_delivery
    ADD CONSTRAINT partners_delivery_commune_id_9e50e414_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_delivery
    ADD CONSTRAINT partners_delivery_confirmed_by_id_8fb30860_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_delivery
    ADD CONSTRAINT partners_delivery_recorded_by_id_f6298cc0_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_interestmark
    ADD CONSTRAINT partners_interestmar_addressee_id_8e6d29ca_fk_takedown_ FOREIGN KEY (addressee_id) REFERENCES public.takedown_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_interestmark
    ADD CONSTRAINT partners_interestmar_partner_id_3d773977_fk_partners_ FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_interestmark
    ADD CONSTRAINT partners_interestmark_marked_by_id_8d59e8e8_fk_people_user_id FOREIGN KEY (marked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partners_partner
    ADD CONSTRAINT partners_partner_recorded_by_id_5e0dfb39_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_accountnotice
    ADD CONSTRAINT people_accountnotice_about_id_eee1b7fc_fk_people_user_id FOREIGN KEY (about_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_accountnotice
    ADD CONSTRAINT people_accountnotice_person_id_19a30284_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_duty
    ADD CONSTRAINT people_duty_organisation_id_1ce1beba_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_duty
    ADD CONSTRAINT people_duty_territory_id_68c53df9_fk_directory_organisation_id FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_duty
    ADD CONSTRAINT people_duty_user_id_d7deb0e9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyacce_commune_id_8d088c7c_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyacce_reviewed_by_id_ee026441_fk_people_us FOREIGN KEY (reviewed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_emergencyaccess
    ADD CONSTRAINT people_emergencyaccess_person_id_693aba3f_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_idlerule
    ADD CONSTRAINT people_idlerule_set_by_id_92436698_fk_people_user_id FOREIGN KEY (set_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_user_id_6b7e61de_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_keptaway
    ADD CONSTRAINT people_keptaway_noted_by_id_f8257b88_fk_people_user_id FOREIGN KEY (noted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_keptaway
    ADD CONSTRAINT people_keptaway_organisation_id_49ee74ac_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_keptaway
    ADD CONSTRAINT people_keptaway_person_id_b52792b9_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_provideridentity
    ADD CONSTRAINT people_provideridentity_user_id_cff1d6f1_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_recovery
    ADD CONSTRAINT people_recovery_asked_by_id_d1c858ba_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_recovery
    ADD CONSTRAINT people_recovery_confirmed_by_id_dbbb05ba_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_recovery
    ADD CONSTRAINT people_recovery_user_id_0b74af9d_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_reminderway
    ADD CONSTRAINT people_reminderway_user_id_d7a43088_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_staffsession
    ADD CONSTRAINT people_staffsession_user_id_fef964eb_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_keepingterm
    ADD CONSTRAINT privacy_keepingterm_set_by_id_291d9086_fk_people_user_id FOREIGN KEY (set_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_legalhold
    ADD CONSTRAINT privacy_legalhold_placed_by_id_729a5825_fk_people_user_id FOREIGN KEY (placed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_legalhold
    ADD CONSTRAINT privacy_legalhold_released_by_id_b9b82c5c_fk_people_user_id FOREIGN KEY (released_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_decided_by_id_e83a5d1e_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_received_by_id_30679c96_fk_people_user_id FOREIGN KEY (received_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_safe_by_id_dbf1fa3e_fk_people_user_id FOREIGN KEY (safe_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.privacy_rightsrequest
    ADD CONSTRAINT privacy_rightsrequest_verified_by_id_e67b20a6_fk_people_user_id FOREIGN KEY (verified_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.publishing_articlereview
    ADD CONSTRAINT publishing_articlere_version_id_26ee0f78_fk_publishin FOREIGN KEY (version_id) REFERENCES public.publishing_articleversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_articlereview
    ADD CONSTRAINT publishing_articlereview_by_id_0462cc42_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_articleversion
    ADD CONSTRAINT publishing_articleve_article_id_29ace33b_fk_publishin FOREIGN KEY (article_id) REFERENCES public.publishing_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_articleversion
    ADD CONSTRAINT publishing_articleve_withdrawn_by_id_d30e6751_fk_people_us FOREIGN KEY (withdrawn_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_articleversion
    ADD CONSTRAINT publishing_articleve_written_by_id_9c8a5e43_fk_people_us FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_picture
    ADD CONSTRAINT publishing_picture_added_by_id_8992d7fc_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_placedpicture
    ADD CONSTRAINT publishing_placedpic_picture_id_1bad557f_fk_publishin FOREIGN KEY (picture_id) REFERENCES public.publishing_picture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_placedpicture
    ADD CONSTRAINT publishing_placedpic_version_id_e294a1d7_fk_publishin FOREIGN KEY (version_id) REFERENCES public.publishing_articleversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_sharecard
    ADD CONSTRAINT publishing_sharecard_version_id_024282f6_fk_publishin FOREIGN KEY (version_id) REFERENCES public.publishing_articleversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_voice
    ADD CONSTRAINT publishing_voice_added_by_id_a90454d1_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.publishing_voice
    ADD CONSTRAINT publishing_voice_version_id_7784017b_fk_publishin FOREIGN KEY (version_id) REFERENCES public.publishing_articleversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_attempt
    ADD CONSTRAINT quizzes_attempt_class_quiz_id_305bac60_fk_quizzes_classquiz_id FOREIGN KEY (class_quiz_id) REFERENCES public.quizzes_classquiz(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_before_id_327d1cdb_fk_quizzes_classquiz_id FOREIGN KEY (before_id) REFERENCES public.quizzes_classquiz(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_institution_id_929f6840_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_opened_by_id_b7f5ec7c_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_classquiz
    ADD CONSTRAINT quizzes_classquiz_quiz_id_04a72b73_fk_quizzes_quiz_id FOREIGN KEY (quiz_id) REFERENCES public.quizzes_quiz(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_paperreading
    ADD CONSTRAINT quizzes_paperreading_class_quiz_id_cde0406d_fk_quizzes_c FOREIGN KEY (class_quiz_id) REFERENCES public.quizzes_classquiz(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_question
    ADD CONSTRAINT quizzes_question_bank_id_926578ba_fk_quizzes_questionbank_id FOREIGN KEY (bank_id) REFERENCES public.quizzes_questionbank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_questionbank
    ADD CONSTRAINT quizzes_questionbank_made_by_id_348d6ce4_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_questionversion
    ADD CONSTRAINT quizzes_questionvers_question_id_d6936507_fk_quizzes_q FOREIGN KEY (question_id) REFERENCES public.quizzes_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_questionversion
    ADD CONSTRAINT quizzes_questionversion_made_by_id_02873f1e_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_quiz
    ADD CONSTRAINT quizzes_quiz_institution_id_f33c3b03_fk_directory FOREIGN KEY (institution_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_quiz
    ADD CONSTRAINT quizzes_quiz_made_by_id_2b7866ab_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_response
    ADD CONSTRAINT quizzes_response_attempt_id_3504bb54_fk_quizzes_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.quizzes_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.quizzes_response
    ADD CONSTRAINT quizzes_response_version_id_0812dd06_fk_quizzes_q FOREIGN KEY (version_id) REFERENCES public.quizzes_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_approval
    ADD CONSTRAINT reports_approval_by_id_fc72ecec_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_approval
    ADD CONSTRAINT reports_approval_report_id_25e5a295_fk_reports_s FOREIGN KEY (report_id) REFERENCES public.reports_submittedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidated_document_id_034cb3ab_fk_documents FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidated_made_by_id_4315b9ab_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidated_office_id_160d8f7f_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidated_previous_id_ac2c1ee8_fk_reports_c FOREIGN KEY (previous_id) REFERENCES public.reports_consolidatedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidated_signed_by_id_e16defa6_fk_people_us FOREIGN KEY (signed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_consolidatedreport
    ADD CONSTRAINT reports_consolidatedreport_plan_id_6781636c_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_erratum
    ADD CONSTRAINT reports_erratum_by_id_b962a473_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_erratum
    ADD CONSTRAINT reports_erratum_document_id_2c6b7326_fk_documents_document_id FOREIGN KEY (document_id) REFERENCES public.documents_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_erratum
    ADD CONSTRAINT reports_erratum_line_id_6c5ccbef_fk_reports_reportline_id FOREIGN KEY (line_id) REFERENCES public.reports_reportline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportduty
    ADD CONSTRAINT reports_reportduty_regime_id_caca6813_fk_reports_r FOREIGN KEY (regime_id) REFERENCES public.reports_reportregime(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportduty
    ADD CONSTRAINT reports_reportduty_territory_id_d0a3876a_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportline
    ADD CONSTRAINT reports_reportline_objective_id_8649e172_fk_steering_ FOREIGN KEY (objective_id) REFERENCES public.steering_objective(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportline
    ADD CONSTRAINT reports_reportline_report_id_4f6ea224_fk_reports_c FOREIGN KEY (report_id) REFERENCES public.reports_consolidatedreport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportline
    ADD CONSTRAINT reports_reportline_territory_id_24baa06f_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportperiod
    ADD CONSTRAINT reports_reportperiod_duty_id_bb0323d5_fk_reports_reportduty_id FOREIGN KEY (duty_id) REFERENCES public.reports_reportduty(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_reportregime
    ADD CONSTRAINT reports_reportregime_plan_id_66ebed9c_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_submittedreport
    ADD CONSTRAINT reports_submittedrep_office_id_28a31038_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_submittedreport
    ADD CONSTRAINT reports_submittedrep_period_id_a579af55_fk_reports_r FOREIGN KEY (period_id) REFERENCES public.reports_reportperiod(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_submittedreport
    ADD CONSTRAINT reports_submittedrep_written_by_id_63e12f2c_fk_people_us FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_addressentry
    ADD CONSTRAINT screening_addressent_confirmed_by_id_396d5bcb_fk_people_us FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_addressentry
    ADD CONSTRAINT screening_addressent_withdrawn_by_id_a699da42_fk_people_us FOREIGN KEY (withdrawn_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_addressentry
    ADD CONSTRAINT screening_addressentry_added_by_id_847736bf_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_addressentry
    ADD CONSTRAINT screening_addressentry_bank_id_d6a47952_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_apikey
    ADD CONSTRAINT screening_apikey_created_by_id_2aef8d89_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_apikey
    ADD CONSTRAINT screening_apikey_revoked_by_id_a2e93d44_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_bank
    ADD CONSTRAINT screening_bank_created_by_id_471227b8_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_bankfile
    ADD CONSTRAINT screening_bankfile_bank_id_b80fda05_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_bankfile
    ADD CONSTRAINT screening_bankfile_confirmed_by_id_e94b74ec_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_bankfile
    ADD CONSTRAINT screening_bankfile_handed_in_by_id_1a51bbfd_fk_people_user_id FOREIGN KEY (handed_in_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_bankfileline
    ADD CONSTRAINT screening_bankfileli_file_id_c4ddc33a_fk_screening FOREIGN KEY (file_id) REFERENCES public.screening_bankfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_correction
    ADD CONSTRAINT screening_correction_decided_by_id_37d7f196_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_edition
    ADD CONSTRAINT screening_edition_publication_id_c01fe326_fk_screening FOREIGN KEY (publication_id) REFERENCES public.screening_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hashproposal
    ADD CONSTRAINT screening_hashpropos_exhibit_id_d8202a26_fk_evidence_ FOREIGN KEY (exhibit_id) REFERENCES public.evidence_exhibit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hashproposal
    ADD CONSTRAINT screening_hashpropos_proposed_by_id_9eed7b91_fk_people_us FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hashproposal
    ADD CONSTRAINT screening_hashproposal_bank_id_1a0e8ba6_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hashproposal
    ADD CONSTRAINT screening_hashproposal_decided_by_id_15c67b9a_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_bank_id_a6954ec7_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_made_id_e1bfb99b_fk_intake_report_id FOREIGN KEY (made_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_report_id_767658f0_fk_intake_report_id FOREIGN KEY (report_id) REFERENCES public.intake_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_scan_id_a29da284_fk_screening_scan_id FOREIGN KEY (scan_id) REFERENCES public.screening_scan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_hit
    ADD CONSTRAINT screening_hit_settled_by_id_b4499616_fk_people_user_id FOREIGN KEY (settled_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_judgement
    ADD CONSTRAINT screening_judgement_by_id_af04ee4c_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_judgement
    ADD CONSTRAINT screening_judgement_hit_id_da348dc6_fk_screening_hit_id FOREIGN KEY (hit_id) REFERENCES public.screening_hit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_keyday
    ADD CONSTRAINT screening_keyday_key_id_aa575a1a_fk_screening_apikey_id FOREIGN KEY (key_id) REFERENCES public.screening_apikey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_keyuse
    ADD CONSTRAINT screening_keyuse_key_id_8ce27472_fk_screening_apikey_id FOREIGN KEY (key_id) REFERENCES public.screening_apikey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_matchcount
    ADD CONSTRAINT screening_matchcount_bank_id_0977ad07_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_ownwords
    ADD CONSTRAINT screening_ownwords_added_by_id_d1dd811b_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_ownwords
    ADD CONSTRAINT screening_ownwords_office_id_c6cc6c43_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_ownwords
    ADD CONSTRAINT screening_ownwords_withdrawn_by_id_bdbb29f5_fk_people_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_pictureentry
    ADD CONSTRAINT screening_pictureent_confirmed_by_id_f182673c_fk_people_us FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_pictureentry
    ADD CONSTRAINT screening_pictureent_withdrawn_by_id_b70ca3e5_fk_people_us FOREIGN KEY (withdrawn_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_pictureentry
    ADD CONSTRAINT screening_pictureentry_added_by_id_ea914a7c_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_pictureentry
    ADD CONSTRAINT screening_pictureentry_bank_id_dd113948_fk_screening_bank_id FOREIGN KEY (bank_id) REFERENCES public.screening_bank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_publication
    ADD CONSTRAINT screening_publication_created_by_id_0163206c_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_scan
    ADD CONSTRAINT screening_scan_asked_by_id_85bb01a9_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_scan
    ADD CONSTRAINT screening_scan_office_id_fa094905_fk_directory_organisation_id FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.screening_unreadableitem
    ADD CONSTRAINT screening_unreadableitem_scan_id_5f9691f4_fk_screening_scan_id FOREIGN KEY (scan_id) REFERENCES public.screening_scan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_user_id_8146e70c_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_assignment
    ADD CONSTRAINT steering_assignment_assigned_by_id_587377ca_fk_people_user_id FOREIGN KEY (assigned_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_assignment
    ADD CONSTRAINT steering_assignment_organisation_id_4593857c_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_assignment
    ADD CONSTRAINT steering_assignment_task_id_7c3c3c29_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_assignment
    ADD CONSTRAINT steering_assignment_territory_id_93640fd7_fk_directory FOREIGN KEY (territory_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_extension
    ADD CONSTRAINT steering_extension_asked_by_id_846e536e_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_extension
    ADD CONSTRAINT steering_extension_assignment_id_9a55b009_fk_steering_ FOREIGN KEY (assignment_id) REFERENCES public.steering_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_extension
    ADD CONSTRAINT steering_extension_decided_by_id_579eeb2c_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_objective
    ADD CONSTRAINT steering_objective_plan_id_0c9a8088_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_officecalendar
    ADD CONSTRAINT steering_officecalen_office_id_25db0cec_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_plan
    ADD CONSTRAINT steering_plan_follows_id_4e268257_fk_steering_plan_id FOREIGN KEY (follows_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_planbasis
    ADD CONSTRAINT steering_planbasis_document_id_217c6021_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_planbasis
    ADD CONSTRAINT steering_planbasis_plan_id_16e72b60_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_plandraft
    ADD CONSTRAINT steering_plandraft_handed_in_by_id_2d83f298_fk_people_user_id FOREIGN KEY (handed_in_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_plandraft
    ADD CONSTRAINT steering_plandraft_plan_id_46f53725_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_planversion
    ADD CONSTRAINT steering_planversion_plan_id_b107c1bb_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_planversion
    ADD CONSTRAINT steering_planversion_recorded_by_id_b31779c2_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_progress
    ADD CONSTRAINT steering_progress_assignment_id_ea6bf826_fk_steering_ FOREIGN KEY (assignment_id) REFERENCES public.steering_assignment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_progress
    ADD CONSTRAINT steering_progress_by_id_d43156e7_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_suspension
    ADD CONSTRAINT steering_suspension_ended_by_id_f273e1b4_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_suspension
    ADD CONSTRAINT steering_suspension_recorded_by_id_d40b84c8_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_suspension
    ADD CONSTRAINT steering_suspension_task_id_0111a932_fk_steering_task_id FOREIGN KEY (task_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_document_id_f78b68ac_fk_law_legaldocument_id FOREIGN KEY (document_id) REFERENCES public.law_legaldocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_group_id_5a050574_fk_steering_taskgroup_id FOREIGN KEY (group_id) REFERENCES public.steering_taskgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_plan_id_fc0785cd_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_provision_id_66ee5441_fk_law_provision_id FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_recorded_by_id_2f5ea007_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_task
    ADD CONSTRAINT steering_task_replaces_id_03da0cb4_fk_steering_task_id FOREIGN KEY (replaces_id) REFERENCES public.steering_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_taskgroup
    ADD CONSTRAINT steering_taskgroup_plan_id_b976373d_fk_steering_plan_id FOREIGN KEY (plan_id) REFERENCES public.steering_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_verification
    ADD CONSTRAINT steering_verificatio_progress_id_faebc1d1_fk_steering_ FOREIGN KEY (progress_id) REFERENCES public.steering_progress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.steering_verification
    ADD CONSTRAINT steering_verification_by_id_d67081cf_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_by_id_ad6dcf9a_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_case_id_d4d69bf3_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_declined_by_id_16009c0b_fk_people_user_id FOREIGN KEY (declined_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assessment
    ADD CONSTRAINT support_assessment_form_id_7e8d53ce_fk_support_filledform_id FOREIGN KEY (form_id) REFERENCES public.support_filledform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedacti_assigned_by_id_697ca54d_fk_people_us FOREIGN KEY (assigned_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedacti_meeting_id_c219f08e_fk_support_m FOREIGN KEY (meeting_id) REFERENCES public.support_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedaction_assignee_id_06f45ecb_fk_people_user_id FOREIGN KEY (assignee_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedaction_case_id_9105310f_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_assignedaction
    ADD CONSTRAINT support_assignedaction_done_by_id_18e7592b_fk_people_user_id FOREIGN KEY (done_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_carer
    ADD CONSTRAINT support_carer_case_id_48d35845_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_carer
    ADD CONSTRAINT support_carer_recorded_by_id_17583cdf_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_commune_id_ffce3058_fk_directory_organisation_id FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_incident_id_28e7d6f3_fk_intake_incident_id FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_officer_id_6cbabdd0_fk_people_user_id FOREIGN KEY (officer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case_requests
    ADD CONSTRAINT support_case_request_supportrequest_id_4cf167c2_fk_intake_su FOREIGN KEY (supportrequest_id) REFERENCES public.intake_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case_requests
    ADD CONSTRAINT support_case_requests_case_id_feb11ec2_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_case
    ADD CONSTRAINT support_case_residence_id_f6b56d31_fk_directory_organisation_id FOREIGN KEY (residence_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_casetie
    ADD CONSTRAINT support_casetie_first_id_8e492f84_fk_support_case_id FOREIGN KEY (first_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_casetie
    ADD CONSTRAINT support_casetie_recorded_by_id_29f6bcc3_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_casetie
    ADD CONSTRAINT support_casetie_second_id_ba3d9e48_fk_support_case_id FOREIGN KEY (second_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_childprofile
    ADD CONSTRAINT support_childprofile_case_id_b623bd90_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_childprofile
    ADD CONSTRAINT support_childprofile_recorded_by_id_8198489f_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_childwords
    ADD CONSTRAINT support_childwords_case_id_0b894608_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_childwords
    ADD CONSTRAINT support_childwords_recorded_by_id_80506ee5_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_closure
    ADD CONSTRAINT support_closure_case_id_09e53f3b_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_closure
    ADD CONSTRAINT support_closure_decided_by_id_47e43527_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_closure
    ADD CONSTRAINT support_closure_submitted_by_id_82f3367f_fk_people_user_id FOREIGN KEY (submitted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_consent
    ADD CONSTRAINT support_consent_carer_id_fefae41a_fk_support_carer_id FOREIGN KEY (carer_id) REFERENCES public.support_carer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_consent
    ADD CONSTRAINT support_consent_case_id_86fb779c_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_consent
    ADD CONSTRAINT support_consent_recorded_by_id_e929de0c_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_consent
    ADD CONSTRAINT support_consent_withdrawn_by_id_e53898e7_fk_people_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_emergencymeasure
    ADD CONSTRAINT support_emergencymea_decided_by_id_94c4aad0_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_emergencymeasure
    ADD CONSTRAINT support_emergencymeasure_case_id_6250e0d9_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_endedrequest
    ADD CONSTRAINT support_endedrequest_ended_by_id_ca43d863_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_endedrequest
    ADD CONSTRAINT support_endedrequest_request_id_5e6f26c3_fk_intake_su FOREIGN KEY (request_id) REFERENCES public.intake_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_filledform
    ADD CONSTRAINT support_filledform_by_id_e9400f6c_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_filledform
    ADD CONSTRAINT support_filledform_case_id_431e496e_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_filledform
    ADD CONSTRAINT support_filledform_definition_id_60df5447_fk_support_f FOREIGN KEY (definition_id) REFERENCES public.support_formdefinition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_formdefinition
    ADD CONSTRAINT support_formdefiniti_published_by_id_3a9807e8_fk_people_us FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_formdraft
    ADD CONSTRAINT support_formdraft_by_id_26426dbe_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT support_goal_plan_id_afcfd9e0_fk_support_plan_id FOREIGN KEY (plan_id) REFERENCES public.support_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_goalreview
    ADD CONSTRAINT support_goalreview_goal_id_56f54690_fk_support_goal_id FOREIGN KEY (goal_id) REFERENCES public.support_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_goalreview
    ADD CONSTRAINT support_goalreview_review_id_f549a5a8_fk_support_review_id FOREIGN KEY (review_id) REFERENCES public.support_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_handover
    ADD CONSTRAINT support_handover_by_id_c966939f_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_handover
    ADD CONSTRAINT support_handover_giver_id_5a4eeabf_fk_people_user_id FOREIGN KEY (giver_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_meeting
    ADD CONSTRAINT support_meeting_case_id_34e2da26_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_meeting
    ADD CONSTRAINT support_meeting_recorded_by_id_47addc59_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_offendingminor
    ADD CONSTRAINT support_offendingmin_recorded_by_id_5b9fd8b2_fk_people_us FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_offendingminor
    ADD CONSTRAINT support_offendingminor_case_id_c7ae7147_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_offendingminor
    ADD CONSTRAINT support_offendingminor_own_case_id_7045e434_fk_support_case_id FOREIGN KEY (own_case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_case_id_c0a897e1_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_decided_by_id_620cadbf_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_decision_form_id_7908dc36_fk_support_filledform_id FOREIGN KEY (decision_form_id) REFERENCES public.support_filledform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_form_id_bc21c599_fk_support_filledform_id FOREIGN KEY (form_id) REFERENCES public.support_filledform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_submitted_by_id_6fc576c1_fk_people_user_id FOREIGN KEY (submitted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_case_id_765ce697_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_confirmed_by_id_8d12bc0f_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_organisation_id_c333c68b_fk_directory FOREIGN KEY (organisation_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referral
    ADD CONSTRAINT support_referral_written_by_id_acb6058f_fk_people_user_id FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referralstep
    ADD CONSTRAINT support_referralstep_by_id_173656c4_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_referralstep
    ADD CONSTRAINT support_referralstep_referral_id_8b2d4114_fk_support_r FOREIGN KEY (referral_id) REFERENCES public.support_referral(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_reopening
    ADD CONSTRAINT support_reopening_by_id_69990937_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_reopening
    ADD CONSTRAINT support_reopening_case_id_ad6bd57e_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_review
    ADD CONSTRAINT support_review_by_id_8299766b_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_review
    ADD CONSTRAINT support_review_case_id_9d6b2ea2_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_review
    ADD CONSTRAINT support_review_form_id_434b5052_fk_support_filledform_id FOREIGN KEY (form_id) REFERENCES public.support_filledform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_case_id_2a0f755d_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_goal_id_90976de2_fk_support_goal_id FOREIGN KEY (goal_id) REFERENCES public.support_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_provider_id_88365571_fk_directory FOREIGN KEY (provider_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_recorded_by_id_96faf7c3_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_sixteendecision
    ADD CONSTRAINT support_sixteendecis_recorded_by_id_323d6a86_fk_people_us FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_sixteendecision
    ADD CONSTRAINT support_sixteendecision_case_id_084c01ff_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificasse_decided_by_id_9ddfc7ae_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificasse_form_id_ffe9cd5f_fk_support_f FOREIGN KEY (form_id) REFERENCES public.support_filledform(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificasse_submitted_by_id_caa4993f_fk_people_us FOREIGN KEY (submitted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_specificassessment
    ADD CONSTRAINT support_specificassessment_case_id_19e0a94b_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_standin
    ADD CONSTRAINT support_standin_action_id_e9d60525_fk_support_assignedaction_id FOREIGN KEY (action_id) REFERENCES public.support_assignedaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_standin
    ADD CONSTRAINT support_standin_case_id_d1453657_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_standin
    ADD CONSTRAINT support_standin_handover_id_535c2398_fk_support_handover_id FOREIGN KEY (handover_id) REFERENCES public.support_handover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_standin
    ADD CONSTRAINT support_standin_taker_id_101648fc_fk_people_user_id FOREIGN KEY (taker_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_answered_by_id_b5a7e942_fk_people_user_id FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_case_id_92804043_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_origin_id_ae0cb82f_fk_directory FOREIGN KEY (origin_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_proposed_by_id_1508f4b7_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_transfer
    ADD CONSTRAINT support_transfer_target_id_11509570_fk_directory FOREIGN KEY (target_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_visit
    ADD CONSTRAINT support_visit_by_id_d5478e2e_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.support_visit
    ADD CONSTRAINT support_visit_case_id_ed2327e8_fk_support_case_id FOREIGN KEY (case_id) REFERENCES public.support_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_addresseechannel
    ADD CONSTRAINT takedown_addresseech_addressee_id_b7cf240b_fk_takedown_ FOREIGN KEY (addressee_id) REFERENCES public.takedown_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentcheck
    ADD CONSTRAINT takedown_contentchec_item_id_c1861a4a_fk_takedown_ FOREIGN KEY (item_id) REFERENCES public.takedown_contentitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentcheck
    ADD CONSTRAINT takedown_contentcheck_done_by_id_837590b5_fk_people_user_id FOREIGN KEY (done_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_commune_id_5d6f8cb0_fk_directory FOREIGN KEY (commune_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_incident_id_d18a7c28_fk_intake_incident_id FOREIGN KEY (incident_id) REFERENCES public.intake_incident(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_office_id_920df30c_fk_directory FOREIGN KEY (office_id) REFERENCES public.directory_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_platform_id_7074c395_fk_takedown_ FOREIGN KEY (platform_id) REFERENCES public.takedown_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_contentitem
    ADD CONSTRAINT takedown_contentitem_registered_by_id_1b6bfa04_fk_people_us FOREIGN KEY (registered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservatio_addressee_id_f1c3f4c0_fk_takedown_ FOREIGN KEY (addressee_id) REFERENCES public.takedown_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservatio_item_id_a12f24b5_fk_takedown_ FOREIGN KEY (item_id) REFERENCES public.takedown_contentitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservation_drafted_by_id_299b5064_fk_people_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_preservation
    ADD CONSTRAINT takedown_preservation_provision_id_c1500b08_fk_law_provision_id FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownreq_addressee_id_e69307d6_fk_takedown_ FOREIGN KEY (addressee_id) REFERENCES public.takedown_addressee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownreq_drafted_by_id_8c1bed5f_fk_people_us FOREIGN KEY (drafted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownreq_follows_id_29310929_fk_takedown_ FOREIGN KEY (follows_id) REFERENCES public.takedown_takedownrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownreq_item_id_e6785d42_fk_takedown_ FOREIGN KEY (item_id) REFERENCES public.takedown_contentitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.takedown_takedownrequest
    ADD CONSTRAINT takedown_takedownreq_provision_id_81bebe09_fk_law_provi FOREIGN KEY (provision_id) REFERENCES public.law_provision(id) DEFERRABLE INITIALLY DEFERRED;
INSERT INTO public.django_migrations (app, name, applied) VALUES
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('capacity', '0001_what_units_have', now()),
    ('certificates', '0001_initial', now()),
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('coordination', '0001_work_between_offices', now()),
    ('core', '0001_initial', now()),
    ('core', '0002_ledger_chain', now()),
    ('core', '0003_clocks_moved_and_reminded_of', now()),
    ('core', '0004_daily_heads', now()),
    ('core', '0005_postings', now()),
    ('core', '0006_everyday', now()),
    ('curriculum', '0001_initial', now()),
    ('dashboards', '0001_charts', now()),
    ('directory', '0001_initial', now()),
    ('directory', '0002_enrolment_and_traits', now()),
    ('directory', '0003_shares_transfers_boundaries', now()),
    ('directory', '0004_opening_hours', now()),
    ('documents', '0001_initial', now()),
    ('documents', '0002_numbers_stay', now()),
    ('documents', '0003_spreadsheets_of_annexes', now()),
    ('enforcement', '0001_initial', now()),
    ('enforcement', '0002_a_record_in_every_file', now()),
    ('enforcement', '0003_steps_of_violations', now()),
    ('enforcement', '0004_reports_for_bodies_abroad', now()),
    ('enforcement', '0005_reports_abroad_of_incidents', now()),
    ('evidence', '0001_initial', now()),
    ('evidence', '0002_custody_only_grows', now()),
    ('evidence', '0003_release', now()),
    ('evidence', '0004_large_and_sealed_exhibits', now()),
    ('evidence', '0005_exports', now()),
    ('evidence', '0006_handed_looks', now()),
    ('evidence', '0007_assignments_hold_exhibits', now()),
    ('evidence', '0008_plans_of_programmes', now()),
    ('evidence', '0009_deliveries_hold_exhibits', now()),
    ('field', '0001_initial', now()),
    ('indicators', '0001_initial', now()),
    ('indicators', '0002_readings_only_grow', now()),
    ('intake', '0001_initial', now()),
    ('intake', '0002_incidents', now()),
    ('intake', '0003_declared_conflicts', now()),
    ('intake', '0004_who_took_it_up', now()),
    ('intake', '0005_hotline_desk', now()),
    ('intake', '0006_triage_answers', now()),
    ('intake', '0007_merged_incidents', now()),
    ('intake', '0008_told_alike', now()),
    ('intake', '0009_report_being_worked_on', now()),
    ('intake', '0010_older_savings_of_a_contact', now()),
    ('intake', '0011_caller_unknown', now()),
    ('intake', '0012_exposure_to_people', now()),
    ('khien_site', '0001_backups_are_noted', now()),
    ('khien_site', '0002_troubles_and_yearly_reports', now()),
    ('khien_site', '0003_keys_are_marked', now()),
    ('law', '0001_initial', now()),
    ('law', '0002_fine_limits', now()),
    ('law', '0003_law_in_full', now()),
    ('learning', '0001_initial', now()),
    ('learning', '0002_attendance_and_periods', now()),
    ('learning', '0003_marks_of_change', now()),
    ('learning', '0004_programmes_classes_campaigns', now()),
    ('learning', '0005_verdicts_kept', now()),
    ('learning', '0006_marks_of_institutions', now()),
    ('learning', '0007_plans_as_files', now()),
    ('manual', '0001_tours', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('partners', '0001_initial', now()),
    ('people', '0001_initial', now()),
    ('people', '0002_account_ends', now()),
    ('people', '0003_service_officer', now()),
    ('people', '0004_reading_apart', now()),
    ('people', '0005_service_and_privacy_roles', now()),
    ('people', '0006_exposure', now()),
    ('people', '0007_reminder_ways', now()),
    ('people', '0008_provider_identity', now()),
    ('people', '0009_recovery_and_idle_accounts', now()),
    ('people', '0010_notice_of_guessed_codes', now()),
    ('portal', '0001_initial', now()),
    ('privacy', '0001_keeping', now()),
    ('privacy', '0002_rights', now()),
    ('procrastinate', '0001_initial', now()),
    ('procrastinate', '0002_drop_started_at_column', now()),
    ('procrastinate', '0003_drop_started_at_column', now()),
    ('procrastinate', '0004_drop_procrastinate_version_table', now()),
    ('procrastinate', '0005_fix_procrastinate_fetch_job', now()),
    ('procrastinate', '0006_fix_trigger_status_events_insert', now()),
    ('procrastinate', '0007_add_queueing_lock_column', now()),
    ('procrastinate', '0008_close_fetch_job_race_condition', now()),
    ('procrastinate', '0009_add_defer_job_function', now()),
    ('procrastinate', '0010_add_procrastinate_periodic_defers', now()),
    ('procrastinate', '0011_add_foreign_key_index', now()),
    ('procrastinate', '0012_add_locks_to_periodic_defer', now()),
    ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
    ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
    ('procrastinate', '0015_add_trigger_on_job_deletion', now()),
    ('procrastinate', '0016_delete_finished_jobs', now()),
    ('procrastinate', '0017_add_checks_to_finish_job', now()),
    ('procrastinate', '0018_add_checks_to_retry_job', now()),
    ('procrastinate', '0019_fix_finish_job_compat_issue', now()),
    ('procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
    ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
    ('procrastinate', '0022_null_locks_excluded', now()),
    ('procrastinate', '0023_remove_old_finish_job_function', now()),
    ('procrastinate', '0024_job_id_bigint', now()),
    ('procrastinate', '0025_add_models', now()),
    ('procrastinate', '0026_add_job_priority', now()),
    ('procrastinate', '0027_add_periodic_job_priority', now()),
    ('procrastinate', '0028_add_cancel_states', now()),
    ('procrastinate', '0029_add_additional_params_to_retry_job', now()),
    ('procrastinate', '0030_alter_procrastinateevent_options', now()),
    ('procrastinate', '0031_add_indexes_for_fetch_job', now()),
    ('procrastinate', '0032_pre_cancel_notification', now()),
    ('procrastinate', '0033_post_cancel_notification', now()),
    ('procrastinate', '0034_pre_add_heartbeat', now()),
    ('procrastinate', '0035_post_add_heartbeat', now()),
    ('procrastinate', '0036_add_worker_model', now()),
    ('procrastinate', '0037_pre_batch_defer_jobs', now()),
    ('procrastinate', '0038_post_batch_defer_jobs', now()),
    ('procrastinate', '0039_pre_priority_lock_fetch_job', now()),
    ('procrastinate', '0040_pre_retry_failed_job', now()),
    ('procrastinate', '0041_post_retry_failed_job', now()),
    ('publishing', '0001_initial', now()),
    ('quizzes', '0001_initial', now()),
    ('reports', '0001_initial', now()),
    ('reports', '0002_signed_reports_stay', now()),
    ('reports', '0003_difficulties_are_lines', now()),
    ('screening', '0001_initial', now()),
    ('screening', '0002_own_words', now()),
    ('screening', '0003_hash_proposals', now()),
    ('sessions', '0001_initial', now()),
    ('socialaccount', '0001_initial', now()),
    ('socialaccount', '0002_token_max_lengths', now()),
    ('socialaccount', '0003_extra_data_default_dict', now()),
    ('socialaccount', '0004_app_provider_id_settings', now()),
    ('socialaccount', '0005_socialtoken_nullable_app', now()),
    ('socialaccount', '0006_alter_socialaccount_extra_data', now()),
    ('steering', '0001_initial', now()),
    ('steering', '0002_tasks_and_plan_versions', now()),
    ('steering', '0003_plan_drafts', now()),
    ('support', '0001_initial', now()),
    ('support', '0002_provider_in_words', now()),
    ('support', '0003_forms_and_goals', now()),
    ('support', '0004_visits', now()),
    ('support', '0005_people_around_the_child', now()),
    ('support', '0006_case_newest_first', now()),
    ('support', '0007_form_withdrawn', now()),
    ('support', '0008_plan_without_meeting', now()),
    ('support', '0009_decision_at_sixteen', now()),
    ('support', '0010_emergency_measure_declined', now()),
    ('takedown', '0001_initial', now());
