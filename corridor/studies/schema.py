"""Tables and views of the result store, as DuckDB reads them."""

from __future__ import annotations

SCHEMA = 3
LARGEST_SEED = 2**31 - 1  # what a column of seeds holds
TABLES = """
create table if not exists meta (name varchar primary key, value varchar);
create table if not exists runs (run varchar primary key, scenario varchar, title varchar, seed integer,
    scale double, days integer, placebo boolean, content varchar, detail varchar, has_events boolean,
    has_lives boolean, kept varchar, text varchar, parameters varchar, versions varchar);
create table if not exists indicators (run varchar, indicator varchar, value double);
create table if not exists series (run varchar, indicator varchar, month integer, value double);
create table if not exists failures (run varchar, scenario varchar, seed integer, message varchar, trace varchar);
create table if not exists lives (run varchar, person ubigint, departed integer, outcome varchar, outcome_day integer,
    ended varchar, harmed integer);
create table if not exists events (run varchar, day integer, date timestamp_ns, person integer, kind varchar, situation varchar,
    place varchar, link varchar, party_kind varchar, party integer, amount_usd double, detail integer);
create table if not exists experiments (experiment varchar primary key, title varchar, question varchar, content varchar);
create table if not exists members (experiment varchar, arm varchar, scenario varchar, point integer, seed integer,
    placebo boolean, run varchar, reference varchar);
create table if not exists histories (run varchar primary key, seed integer, scale double, parameters varchar, truths varchar,
    versions varchar);
create table if not exists factors (experiment varchar, point integer, factor varchar, value varchar, number double);
"""
# outcomes: every value with where it stands in its experiment; paired: differences with the reference, same seed
VIEWS = """
create or replace view outcomes as
    select m.experiment, m.arm, m.scenario, m.point, m.seed, m.placebo, i.indicator, i.value, m.run
    from members m join indicators i using (run);
create or replace view paired as
    select m.experiment, m.arm, m.scenario, m.point, m.seed, m.placebo, i.indicator, r.value as reference,
        i.value, i.value - r.value as difference
    from members m join indicators i on i.run = m.run join indicators r on r.run = m.reference
        and r.indicator = i.indicator
    where m.reference <> m.run;
create or replace view effects as
    select experiment, arm, scenario, point, indicator, count(difference) as pairs, avg(difference) as mean,
        stddev_samp(difference) / sqrt(count(difference)) as standard_error
    from paired where not placebo group by all;
create or replace view dose as
    select o.experiment, o.scenario, o.point, f.factor, f.value as setting, f.number, o.indicator, avg(o.value) as mean,
        count(o.value) as runs
    from outcomes o join factors f on f.experiment = o.experiment and f.point = o.point
    where not o.placebo group by all;
create or replace view progress as
    select m.experiment, count(distinct m.run) as wanted, count(distinct r.run) as finished,
        count(distinct f.run) as failed
    from members m left join runs r on r.run = m.run left join failures f on f.run = m.run group by m.experiment;
"""
TABLE_NAMES = ("runs", "indicators", "series", "failures", "lives", "experiments", "members", "factors", "histories")
EVENTS = "events"  # empty where no run was kept with --events
EXPORTED = (*TABLE_NAMES, "outcomes", "paired", "effects")
OF_A_RUN = ("runs", "indicators", "series", "failures")
FEWEST_SHOWN = 10  # real people: what stands for fewer is not shown


def prepare(link, where) -> None:
    """Make tables and views in a new store. Raises ValueError, in one line, for a store of another schema."""
    import duckdb

    try:
        told = _told(link)
    except duckdb.CatalogException:  # no such table: a new file
        link.execute("begin")
        link.execute(TABLES)
        link.execute(VIEWS)
        link.execute("insert into meta values ('schema', ?)", [str(SCHEMA)])
        link.execute("commit")
        return
    _check(told, where)


def verify(link, where) -> None:
    """Raise ValueError, in one line, for a store of another schema (or none)."""
    import duckdb

    try:
        told = _told(link)
    except duckdb.Error:
        told = None
    _check(told, where)


def _told(link) -> tuple | None:
    """The row in which a store says of which schema it is."""
    return link.execute("select value from meta where name = 'schema'").fetchone()


def _check(told: tuple | None, where) -> None:
    if told is None or told[0] != str(SCHEMA):
        raise ValueError(f"{where}: found a store of schema {told[0] if told else 'unknown'}; allowed schema {SCHEMA}: "
                         "name another --store, or move this one away")
