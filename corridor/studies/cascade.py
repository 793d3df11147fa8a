"""From trafficked to safe, on one denominator: who comes how far, and where and why people drop out, by officials' corps.

Read from events alone. A stage counts people trafficked in the period (protocol) who have come through every stage before
it; what happens within the follow-up days counts too, while the indicators of the same stages (INDICATOR) end with the
period: without follow-up days both count the same people. Safe at 24 months: protected, and from then until 730 days after
being trafficked nothing of UNSAFE has happened.
"""

from __future__ import annotations

import concurrent.futures
import dataclasses
from collections import Counter
from itertools import pairwise

import numpy as np

from corridor import law
from corridor.indicators.definitions import CASCADE
from corridor.records.events import KIND, PARTY, SITUATIONS
from corridor.studies.comparison import band

STAGES = ("trafficked", "met", "asked", "disclosed", "identified", "offered", "protected", "safe")
INDICATOR = dict(zip(STAGES, CASCADE, strict=True))  # stage -> the indicator that counts it in the period
OPENS = {  # the events by which somebody comes to a stage
    "met": ("checked", "detained", "screened", "apprehended", "rescued"), "asked": ("asked", "identified"), "disclosed": ("disclosed", "identified"),
    "identified": ("identified",), "offered": ("stay_offered", "applied"), "protected": ("protected",),
}
UNSAFE = ("threatened", "robbed", "extorted", "abused", "abducted", "killed", "died", "trafficked", "reprisal", "deported")
SAFE_AFTER_DAYS = 730
# stage not reached -> ((event, detail or None), reason), the later event deciding; and what it is called without any
WHY = {
    "asked": ((("missed", 1), "no_time"), (("missed", 2), "no_signs"), (("bribed", None), "paid_and_went_on"), (("handed_over", None), "handed_over")),
    "disclosed": ((("kept_silent", 1), "no_interpreter"), (("kept_silent", 2), "fear"), (("kept_silent", 3), "debt"),
                  (("kept_silent", 4), "shame"), (("kept_silent", 5), "fear_of_return")),
    "identified": ((("suspected", 2), "taken_for_smuggled"), (("suspected", 3), "not_believed")),
    "offered": ((("no_room", None), "no_room"),),
    "protected": ((("declined", None), "went_home_by_choice"), (("returned", 2), "went_home_by_choice"), (("no_room", None), "no_room"),
                  (("refused", None), "refused"), (("claim_abandoned", None), "gave_up_waiting"), (("withdrew", None), "withdrew")),
    "safe": tuple(((kind, None), kind) for kind in UNSAFE),
}
OTHERWISE = {"met": "never_met", "asked": "never_interviewed", "disclosed": "silent", "identified": "not_believed", "offered": "not_offered",
             "protected": "not_yet_decided", "safe": "followed_too_short"}
NEVER = np.iinfo(np.int32).max


def one(scenario, seed: int, scale: float, days: int | None, follow_up_days: int, **settings) -> dict:
    """The cascade of one run, in simulated people: stages, reasons (stage, reason, country), corps (corps, stage)."""
    from corridor.model import CorridorModel

    model = CorridorModel(dataclasses.replace(scenario, follow_up_days=follow_up_days), seed=seed, scale=scale, days=days, **settings).run()
    return read(model)


def read(model) -> dict:
    """The cascade of a finished run that has kept its events."""
    events = model.events.columns()
    kept = (events["day"] >= 0) & (events["person"] >= 0)
    events = {name: column[kept] for name, column in events.items()}
    n, days = len(model.people), model.days
    new = (events["kind"] == KIND["trafficked"]) & law.flag(events["detail"], "protocol") & (events["day"] < days)
    began = _first(events, new, n)
    reached = {"trafficked": began}
    for before, stage in pairwise(STAGES[:-1]):
        mask = _kinds(events, OPENS[stage]) & (events["day"] >= reached[before][events["person"]])
        if stage == "met":
            mask &= (events["party_kind"] == PARTY["official"]) | (events["party_kind"] == PARTY["state"])
        reached[stage] = _first(events, mask, n)
    reached["safe"] = _safe(events, reached, model, n)
    return {
        "stages": {stage: int(np.count_nonzero(reached[stage] < NEVER)) for stage in STAGES},
        "reasons": _reasons(events, reached, model), "corps": _by_corps(events, began, reached, model),
    }


def _kinds(events, names) -> np.ndarray:
    return np.isin(events["kind"], [KIND[name] for name in names])


def _first(events, mask, n: int) -> np.ndarray:
    """(n,) day of each person's first event of a mask, NEVER without."""
    day = np.full(n, NEVER, np.int64)
    np.minimum.at(day, events["person"][mask], events["day"][mask])
    return day


def _safe(events, reached, model, n: int) -> np.ndarray:
    """(n,) day on which somebody counts as safe, NEVER otherwise."""
    protected = reached["protected"]
    until = reached["trafficked"] + SAFE_AFTER_DAYS
    harm = _kinds(events, UNSAFE) & (events["day"] > protected[events["person"]]) & (events["day"] <= until[events["person"]])
    hurt = np.zeros(n, bool)
    hurt[events["person"][harm]] = True
    seen = until < model.days + model.follow_up_days
    return np.where((protected <= until) & (protected < NEVER) & seen & ~hurt, until, NEVER)


def _reasons(events, reached, model) -> Counter:
    """How many stopped before which stage, for which reason, in which country."""
    count, order = Counter(), np.arange(len(events["day"]))
    country = np.where(np.isin(model.countries[model.geography.country], ("MX", "US")), model.countries[model.geography.country], "home")
    for before, stage in pairwise(STAGES):
        out = np.flatnonzero((reached[before] < NEVER) & (reached[stage] == NEVER))
        latest = np.full(len(model.people), -1, np.int64)
        code = np.full(len(model.people), -1)
        since = events["day"] >= reached[before][events["person"]]
        for number, ((kind, detail), _) in enumerate(WHY.get(stage, ())):
            mask = since & (events["kind"] == KIND[kind]) & (True if detail is None else events["detail"] == detail)
            at = np.full(len(model.people), -1, np.int64)
            np.maximum.at(at, events["person"][mask], order[mask])
            code = np.where(at > latest, number, code)
            latest = np.maximum(latest, at)
        names = [reason for _, reason in WHY.get(stage, ())]
        for row in out:
            if code[row] >= 0:
                reason, place = names[code[row]], events["place"][latest[row]]
            else:
                reason, place = OTHERWISE[stage], model.people.place[row]
                if stage == "met":
                    reason = f"never_met_{SITUATIONS[model.people.situation[row]]}"
            count[stage, reason, str(country[place])] += 1
    return count


def _by_corps(events, began, reached, model) -> Counter:
    """People by the corps that met, asked, heard, identified or offered after they were trafficked."""
    from corridor.agents.officials import CORPS

    count = Counter()
    victim = began[events["person"]] <= events["day"]
    official = victim & np.isin(events["party_kind"], [PARTY["official"], PARTY["state"]]) & (events["party"] >= 0)
    corps = np.full(len(events["day"]), -1)
    corps[official] = model.officials.corps[np.minimum(events["party"][official], len(model.officials) - 1)]
    for stage in STAGES[1:-2]:
        mask = official & _kinds(events, OPENS[stage]) & (reached[stage][events["person"]] < NEVER)
        pairs = np.unique(np.column_stack([events["person"][mask], corps[mask]]), axis=0)
        for code, number in zip(*np.unique(pairs[:, 1], return_counts=True), strict=True):
            count[CORPS[code], stage] += int(number)
    return count


def cascade(scenario, seeds, scale: float, days: int | None = None, follow_up_days: int = SAFE_AFTER_DAYS, jobs: int | None = None, done=None) -> dict:
    """The cascade over seeds, in real-world people a run, shares with their 95 % band over seeds. Counts with fewer than
    100 simulated cases over the seeds are None."""
    work = [(scenario, seed, scale, days, follow_up_days) for seed in seeds]
    found = []
    if jobs == 1 or len(work) == 1:
        for case in work:
            found.append(one(*case))
            if done:
                done()
    else:
        with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
            for answer in pool.map(one, *zip(*work, strict=True)):
                found.append(answer)
                if done:
                    done()
    return _sum(found, scenario, list(seeds), scale, days or scenario.days, follow_up_days)


FEWEST = 100


def _band(found, stage: str) -> list[float] | None:
    """95 % band over seeds of the share that comes to a stage, [low, high]; None for fewer than two seeds, or one with nobody trafficked."""
    if any(run["stages"]["trafficked"] == 0 for run in found):
        return None
    told = band([run["stages"][stage] / run["stages"]["trafficked"] for run in found])
    return None if told["low"] is None else [max(told["low"], 0.0), min(told["high"], 1.0)]


def _sum(found, scenario, seeds, scale, days, follow_up_days) -> dict:
    total = {stage: sum(run["stages"][stage] for run in found) for stage in STAGES}
    people = lambda cases: None if 0 < cases < FEWEST else cases / scale / len(seeds)
    share = lambda cases, of: None if of < FEWEST else cases / of
    stages = []
    for before, stage in zip((None, *STAGES), STAGES, strict=False):
        followed = stage != "safe" or follow_up_days >= SAFE_AFTER_DAYS
        stages.append({
            "stage": stage, "indicator": INDICATOR[stage], "cases": total[stage] if followed else None, "people": people(total[stage]) if followed else None,
            "of_trafficked": share(total[stage], total["trafficked"]) if followed else None,
            "of_stage_before": share(total[stage], total[before]) if before and followed else None,
            "of_trafficked_band": _band(found, stage) if followed and total["trafficked"] >= FEWEST else None,
            "reason": None if followed else f"needs follow_up_days >= {SAFE_AFTER_DAYS}",
        })
    reasons = sum((run["reasons"] for run in found), Counter())
    corps = sum((run["corps"] for run in found), Counter())
    return {
        "scenario": scenario.name, "seeds": seeds, "scale": scale, "days": days, "follow_up_days": follow_up_days, "stages": stages,
        "dropped": [{"before": stage, "why": why, "where": where, "cases": cases, "people": people(cases),
                     "of_trafficked": share(cases, total["trafficked"])}
                    for (stage, why, where), cases in sorted(reasons.items(), key=lambda x: (STAGES.index(x[0][0]), -x[1], x[0]))],
        "corps": [{"corps": name, **{stage: {"cases": corps[name, stage], "of_trafficked": share(corps[name, stage], total["trafficked"])} for stage in STAGES[1:-2]}}
                  for name in sorted({name for name, _ in corps}, key=lambda name: (-corps[name, "met"], name))],
    }
