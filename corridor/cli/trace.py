"""One synthetic person's life course as sentences: dates, places, parties, amounts, debts, control, and what the law says."""

from __future__ import annotations

import datetime
import json
import re

import numpy as np

from corridor import law
from corridor.cli.numbers import of_numbers
from corridor.geography import load as load_map
from corridor.studies.ensemble import drawn
from corridor.studies.schema import LARGEST_SEED
from corridor.studies.store import Store
from corridor.views import place_words
from corridor.views.life_story import party, sentences
from corridor.views.life_words import LAW, NOTE, label, when, word

TO = ("smugglers", "gangs", "officials", "criminals", "lenders", "employers")


def cases(model, person: int, lang: str) -> list[str]:
    """Each recognition in one sentence, from the elements the run has left."""
    told, found = [], []
    for day, definitions, rows in model.recognition.told(person):
        if found and found[-1][0] == day:  # read under one law after the other, on one day
            found[-1] = (day, found[-1][1] | definitions, rows)
        else:
            found.append((day, definitions, rows))
    for day, definitions, rows in found:
        def said(names, rows=rows):
            seen = {}
            for chain, bits, on in rows:
                for name in law.names_of(bits):
                    kind, number = model.party_of(chain)
                    seen.setdefault(name, f"{word(LAW, name, lang)} ({party(kind, number, lang)}, {when(date_of(model, on), lang)})")
            return "; ".join(text for name, text in seen.items() if name in names) or label("none_needed", lang)

        under = ", ".join(word(LAW, name, lang) for i, name in enumerate(law.EVENT_DEFINITIONS) if definitions >> i & 1)
        told.append(label("case", lang, when(date_of(model, day), lang), under, said(law.ACTS), said(law.MEANS), said(law.PURPOSES + law.LEVERS)))
        if any("consent" in law.names_of(bits) for _, bits, _ in rows):
            told[-1] += " " + label("consented", lang, said(law.CONSENT))
    return told


def date_of(model, day: int) -> datetime.date:
    """The date of a day of the run."""
    return model.start + datetime.timedelta(days=int(day))


def who_profits(model, person: int, lang: str) -> list[str]:
    """Sums of the money of this life by who got it, what is owed at the end, and who controls the person then."""
    from corridor.records import ACCOUNTS
    from corridor.records.events import KIND, PARTY_KINDS

    e = model.events.columns(journal=True)
    mine = (e["person"] == person) & (e["kind"] == KIND["money"])
    payer, payee = np.array(ACCOUNTS)[e["detail"][mine] // 100], np.array(ACCOUNTS)[e["detail"][mine] % 100]
    amount = e["amount_usd"][mine]
    own = np.isin(payer, ("migrants", "families"))
    sums = {f"to_{name}": amount[own & (payee == name)].sum() for name in TO}
    sums["withheld"] = amount[(payer == "wages_outside") & (payee == "employers")].sum()
    sums["sent"] = amount[(payer == "migrants") & (payee == "families")].sum()
    people = model.people
    sums["owed_end"] = owed(model, person)
    told = [f"{label(name, lang)} {label('usd', lang, value)}" for name, value in sums.items() if value >= 1]
    if people.holder_kind[person] > 0:
        told.append(label("control", lang, party(PARTY_KINDS[people.holder_kind[person]], int(people.holder[person]), lang)))
    return [f"{label('money', lang)}: {'; '.join(told)}."] if told else []


def owed(model, person: int) -> float:
    """USD of debts. The rest of a guide's fee is owed once the guide has brought the person there: where one is held for it in the U.S."""
    from corridor.records.events import PARTY

    people = model.people
    usd = sum(float(getattr(people, name)[person]) for name in ("debt_usd", "smuggler_debt_usd", "bond_usd"))
    held_for_it = people.holder_kind[person] == PARTY["smuggler"] and model.across[people.place[person]]
    return usd + float(people.balance_usd[person]) * bool(held_for_it)


def introduction(model, person: int, lang: str) -> str:
    """Who the person is."""
    people = model.people
    woman, young = people.sex[person] == 0, bool(people.minor[person])
    name = label({(True, True): "girl", (True, False): "woman", (False, True): "boy", (False, False): "man"}[woman, young], lang)
    return label("who", lang, person, name, int(people.age[person]), place_words.place_name(model.geography.names[people.home[person]], lang))


def victims(model) -> list[int]:
    """Rows of those recognised as trafficked in the period, in an order that chance gave."""
    from corridor.records.events import KIND

    e = model.events.columns()
    some = np.unique(e["person"][(e["kind"] == KIND["trafficked"]) & (e["day"] >= 0)])
    return some[np.argsort(model.draws.uniform(model.people.key[some], "told"), kind="stable")].tolist()


def _stored(key, person, store, wrong):
    """The stored events of a person, in the order in which they happened, and the command that lives the run again (None: there is
    none)."""
    import pandas as pd

    db = Store(store)
    try:
        known = {row[0]: row[1:] for row in db.query("select run, has_events, scenario, seed, scale, days, text, versions, placebo from runs")[1]}
    except (FileNotFoundError, ValueError) as error:
        raise wrong(str(error)) from error
    if key not in known:
        raise wrong(f"trace: found {key!r}; allowed a run's key in {store} or SCENARIO:SEED")
    has_events, scenario, seed, scale, days, text, versions, placebo = known[key]
    if not has_events:
        raise wrong(f"trace: run {key} was stored without events; use SCENARIO:SEED, or run it with --events")
    last = db.query(f"select coalesce(max(person), -1) from events where run = '{key}'")[1][0][0]
    if person > last and person >= (people := _people_of(text, scenario, seed, scale, days, versions, last + 1)):
        raise wrong(no_such_person(person, people))
    columns, rows = db.query(f"select * from events where run = '{key}' and person = {int(person)} order by day, rowid")  # rowid: as recorded
    again = f"corridor trace {scenario}:{seed} --person {int(person)} --scale {scale:g} --days {days}" if not placebo and _lives_again(text, scenario, seed) else None
    return pd.DataFrame(rows, columns=columns), again


def _lives_again(text, scenario, seed) -> bool:
    """Whether SCENARIO:SEED lives the same run: not one under the central set, a placebo's, one at a point of a design or of a scenario that has changed."""
    from corridor.scenario import Scenario, ScenarioError

    try:
        return drawn(Scenario.load(scenario), seed).text() == text
    except ScenarioError:
        return False


def _people_of(text, scenario, seed, scale, days, versions, met: int) -> int:
    """How many people a stored run has, whatever happened to them; `met`, the rows up to the last person with an event, where the model of
    today would make others."""
    from corridor.model import CorridorModel
    from corridor.scenario import Scenario, ScenarioError
    from corridor.studies.runner import version

    if not versions or json.loads(versions)["model"] != version():
        return met
    try:
        return len(CorridorModel(Scenario.from_text(text, scenario), seed=seed, scale=scale, days=days).people)
    except ScenarioError:
        return met


def no_such_person(person: int, people: int) -> str:
    """The fault where nobody of a run has this number."""
    return f"--person: found {person}; allowed 0 to {people - 1} in this run" if people else f"--person: found {person}; this run has no people with events"


def made(case, seed: int, scale: float, days):
    """The run, as `corridor run` lives it, on its first day; with all its events and the journal of money."""
    from corridor.model import CorridorModel

    return CorridorModel(drawn(case, seed), seed=seed, scale=scale, days=days, keep_events=True)


def life(model, person: int, lang: str, every: bool = False) -> list[str]:
    """All that is told of one person of a run at hand; every: each event on a line of its own."""
    events = model.events.to_pandas(journal=True)
    mine = events[events["person"] == person].sort_values("day", kind="stable")
    told = sentences(mine, lang, place_words.names(model.geography, lang), every)
    if not told:
        return [label("none", lang, person)]
    return [introduction(model, person, lang), "", *told, "", *who_profits(model, person, lang), *cases(model, person, lang)]


def faults_of(run: str, person, scale, days, victim, lang, typed) -> list[str]:
    """What is wrong with a question before any run is looked at, a line each. typed: options that a stored run has no use for."""
    _, colon, seed = run.rpartition(":")
    faults = of_numbers(lang, None, None, scale, days, None)
    if colon and not (re.fullmatch("[0-9]{1,10}", seed) and int(seed) <= LARGEST_SEED):
        faults.append(f"trace: found {run!r}; allowed a run's key or SCENARIO:SEED, seeds from 0 to {LARGEST_SEED}")
    if (person is None) == (victim is None):
        faults.append("trace: give --person ROW or --victim NUMBER")
    elif victim is not None and not colon:
        faults.append("--victim: only with SCENARIO:SEED")
    if not colon:
        faults += [f"--{name}: found it beside a stored run, which has its own; allowed with SCENARIO:SEED" for name in typed]
    faults += [f"{option}: found {value}; allowed a whole number from {least} on"
               for option, value, least in (("--person", person, 0), ("--victim", victim, 1)) if value is not None and value < least]
    return faults


def tell(run: str, person: int | None, scale, days, store, load, wrong, victim: int | None = None, lang: str = "en",
         every: bool = False, typed=()) -> tuple:
    """(row of the person, a note on how to read it, the life course in lines, its events as a table). Raises `wrong`, with a line for each
    fault, for an unknown run or person."""
    name, colon, seed = run.rpartition(":")
    faults, case = faults_of(run, person, scale, days, victim, lang, typed), None
    if colon:
        try:
            (case,) = load([name])
        except wrong as error:
            faults += error.args
    if faults:
        raise wrong(*faults)
    if not colon:
        events, again = _stored(run, person, store, wrong)
        told = sentences(events, lang, place_words.names(load_map(), lang), every) or [label("none", lang, person)]
        return person, NOTE[lang], [*told, *(["", label("stored", lang, again)] if again else [])], events
    model = made(case, int(seed), scale, days)
    if person is not None and person >= len(model.people):
        raise wrong(no_such_person(person, len(model.people)))
    model.run()
    if person is None:
        known = victims(model)
        if victim > len(known):
            raise wrong(f"--victim: found {victim}; allowed 1 to {len(known)} in this run" if known else
                        f"--victim: found {victim}; nobody is recognised as trafficked in this run")
        person = known[victim - 1]
    events = model.events.to_pandas()
    return person, NOTE[lang], life(model, person, lang, every), events[events["person"] == person].sort_values("day", kind="stable")
