"""One synthetic person's events as sentences."""

from __future__ import annotations

from corridor.studies.ensemble import drawn
from corridor.studies.runner import RunSpec, execute
from corridor.studies.store import Store

NOTE = ("Content note: what follows may tell of violence, captivity, sexual abuse and death. "
        "The person is synthetic; nobody real is described.")
PHRASES = {
    "departed": "set out", "moved": "moved on", "hired": "hired a smuggler", "boarded": "boarded",
    "fell": "fell from a train", "robbed": "was robbed", "extorted": "was extorted", "abused": "was abused",
    "abducted": "was abducted", "released": "was released", "killed": "was killed", "sold": "was sold",
    "ransom_demanded": "was held while a ransom was demanded", "ransom_paid": "had a ransom paid",
    "trafficked": "became a victim of trafficking", "lost_contact": "lost contact with the family",
    "apprehended": "was apprehended", "crossed": "crossed the border", "arrived": "arrived",
    "escaped": "escaped", "died": "died", "settled": "settled", "reattempted": "tried again",
    "applied": "applied for papers", "bribed": "paid a bribe", "cooperated": "cooperated with prosecutors",
    "complained": "filed a complaint", "disclosed": "told what had happened", "returned": "returned home",
    "recruited_by_force": "was recruited by force", "missed": "was met, but not recognised as a victim",
    "abandoned": "was abandoned", "case_opened": "had a case opened", "offered": "was offered a job",
    "stay_offered": "was offered protection", "signed": "signed a return", "bonded": "was bound by debt",
    "beaten": "was beaten by captors", "thrown_off": "was thrown off a train",
}


def sentence(event) -> str:
    """One event (a row of the events table) in plain English."""
    words = PHRASES.get(event.kind) or "was " + event.kind.replace("_", " ")
    text = f"On {event.date:%d %B %Y} the person {words}"
    if event.place:
        text += f" at {event.place}"
    elif event.link:
        text += f" on {event.link}"
    if event.party_kind != "none":
        text += f" (other party: {event.party_kind.replace('_', ' ')})"
    if event.amount_usd:
        text += f"; {event.amount_usd:,.0f} US dollars"
    return text + "."


def _stored(key, person, store, wrong):
    import pandas as pd

    db = Store(store)
    try:
        known = db.query("select run, has_events from runs")[1]
    except FileNotFoundError as error:
        raise wrong(str(error)) from error
    if key not in dict(known):
        raise wrong(f"trace: found {key!r}; allowed a run's key in {store} or SCENARIO:SEED")
    if not dict(known)[key]:
        raise wrong(f"trace: run {key} was stored without events; use SCENARIO:SEED, or run it with --events")
    columns, rows = db.query(f"select * from events where run = '{key}' and person = {int(person)} order by day")
    return pd.DataFrame(rows, columns=columns)


def tell(run: str, person: int, scale, days, store, load, wrong) -> str:
    """The life course in words. Raises `wrong` for an unknown run."""
    name, colon, seed = run.rpartition(":")
    if not 0 < scale <= 1:
        raise wrong(f"--scale: found {scale:g}; allowed more than 0 and at most 1")
    if colon and not seed.isdigit():
        raise wrong(f"trace: found {run!r}; allowed a run's key or SCENARIO:SEED")
    if colon:
        case = drawn(load([name])[0], int(seed))  # as `corridor run` lives it
        events = execute(RunSpec(case, int(seed), scale, days, events=True)).events
        events = events[events["person"] == person].sort_values("day", kind="stable")
    else:
        events = _stored(run, person, store, wrong)
    lines = [sentence(event) for event in events.itertuples(index=False)]
    return "\n".join([NOTE, "", *(lines or [f"Nothing is recorded for person {person} in this run."])])
