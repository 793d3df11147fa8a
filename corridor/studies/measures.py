"""What a published figure is compared with: one small function of the events of a period for each kind of figure.

A measure takes a `Window` and the part after the colon in its name ('' if none) and gives (number, simulated cases), the number as the
publisher would count it if it saw every case; its one share is applied to that (targets.py). What is heard of kidnappings does not grow in
step with the share: there the number comes with its curve over shares (testimony.py). Bodies are weighed by how often they are found where
they lie. These are means over the draws that indicators/observation.py makes case by case.
"""

from __future__ import annotations

import numpy as np

from corridor import geography as atlas
from corridor.agents.officials import PERMIT
from corridor.records.events import KIND, SITUATIONS
from corridor.studies import measures_crime  # noqa: F401 - puts its measures into the register
from corridor.studies.reckoning import ENTERED, MEASURES, at_home, entries, measure, middle, share, sums
from corridor.studies.window import NEVER, Window

__all__ = ["MEASURES", "detained_in_mexico", "journeys"]
FROM_MEXICO = 0
INTO_CARE = 0  # detail of `sheltered`: not a night on the way, not a claimant outside custody


def detained_in_mexico(w: Window) -> np.ndarray:
    return w.of("detained") & w.in_mexico


def _sent_home(w: Window) -> np.ndarray:
    return w.of("deported", "returned", "repatriated") & (w.events["detail"] == FROM_MEXICO)


def _status(w: Window, kind: str, *names: str) -> np.ndarray:
    return w.of(kind) & np.isin(w.events["detail"], [PERMIT[name] for name in names])


def _victims(w: Window) -> np.ndarray:
    return w.ever("trafficked")[np.maximum(w.person, 0)] <= w.events["day"]


def _known(w: Window) -> np.ndarray:
    return w.ever("identified")[np.maximum(w.person, 0)] <= w.events["day"]


@measure
def entries_mexico(w, _):
    return w.count(int(entries(w).sum()))


@measure
def entries_chiapas_share(w, _):
    at, rows = atlas.load(), entries(w)
    state = np.array([at.graph.nodes[place].get("state", "") for place in at.place_ids])
    return share((state[w.events["place"][rows]] == "Chiapas").sum(), rows.sum())


@measure
def women_share_of_entries(w, _):
    rows = entries(w)
    return share((w.trait("sex")[rows] == 0).sum(), rows.sum())


@measure
def minors_share_of_entries(w, _):
    rows = entries(w)
    return share(w.trait("minor")[rows].sum(), rows.sum())


@measure
def detained_per_entry(w, _):
    return share(detained_in_mexico(w).sum(), entries(w).sum())


@measure
def apprehended_per_entry(w, _):
    return share(w.of("apprehended").sum(), entries(w).sum())


@measure
def detained_mexico(w, nation):
    return w.count(int((detained_in_mexico(w) & w.nation(nation)).sum()))


@measure
def detained_minors(w, _):
    return w.count(int((detained_in_mexico(w) & w.trait("minor")).sum()))


@measure
def returned_by_mexico(w, _):
    return w.count(int(_sent_home(w).sum()))


@measure
def returned_per_detained(w, _):
    return share(_sent_home(w).sum(), detained_in_mexico(w).sum())


@measure
def returned_minors_share(w, _):
    rows = _sent_home(w)
    return share(w.trait("minor")[rows].sum(), rows.sum())


@measure
def detained_regularised_share(w, _):
    who = w.people_with(detained_in_mexico(w))
    granted = w.people_with(_status(w, "granted", "asylum_mexico", "complementary_mexico", "humanitarian_stay", "humanitarian_residence"))
    return share(np.isin(who, granted).sum(), len(who))


@measure
def detained_refugee_share(w, _):
    who = w.people_with(detained_in_mexico(w))
    return share(np.isin(who, w.people_with(_status(w, "granted", "asylum_mexico"))).sum(), len(who))


@measure
def asylum_applied_mexico(w, _):
    return w.count(len(w.people_with(_status(w, "applied", "asylum_mexico"))))


@measure
def asylum_granted_mexico(w, _):
    return w.count(len(w.people_with(_status(w, "granted", "asylum_mexico"))))


@measure
def complementary_mexico(w, _):
    return w.count(len(w.people_with(_status(w, "granted", "complementary_mexico"))))


@measure
def victims_asylum_granted_mexico(w, _):
    """Of those whom an office or a shelter knew to be trafficked: whom nobody did, nobody could count as such."""
    return w.count(len(w.people_with(_status(w, "granted", "asylum_mexico") & _victims(w) & _known(w))))


@measure
def humanitarian_visas_victims_year(w, _):
    n = len(w.people_with(_status(w, "granted", "humanitarian_stay") & _victims(w)))
    return n / w.scale / (w.days / 365), n


@measure
def victims_motive_work_share(w, _):
    who = w.people_with(w.of("trafficked"))
    return share((w.people["motive"][who] == 0).sum(), len(who))


def _identified(w):
    return w.people_with(w.of("identified") & w.in_mexico & _victims(w))


@measure
def identified_go_home_share(w, _):
    who = _identified(w)
    return share(np.isin(who, w.people_with(w.of("deported", "returned", "repatriated"))).sum(), len(who))


@measure
def identified_sent_home_bare_share(w, _):
    """Sent home after they were identified, without assistance, and at once: neither a stay nor a place in care came before (the paper:
    "repatriated immediately, without having been given proper protection and assistance")."""
    who, day = _identified(w), w.events["day"]
    care = w.of("rescued", "sheltered") & (w.events["situation"] == SITUATIONS.index("in_care")) & (w.events["detail"] == INTO_CARE)
    known = _first(w, w.of("identified") & w.in_mexico, np.zeros(len(w.people["sex"]), int))
    home = _first(w, _sent_home(w), known)
    before = day <= home[np.maximum(w.person, 0)]
    helped = _first(w, (w.of("protected", "repatriated") | care) & before, known) < NEVER
    return share((home < NEVER)[who].sum() - ((home < NEVER) & helped)[who].sum(), len(who))


def _first(w, mask, after) -> np.ndarray:
    """(people,) first day of the window, not before `after` (people,), of such an event of each; NEVER for none."""
    rows = np.flatnonzero(mask & (w.person >= 0))
    rows = rows[w.events["day"][rows] >= after[w.person[rows]]]
    day = np.full(len(after), NEVER)
    np.minimum.at(day, w.person[rows], w.events["day"][rows])
    return day


@measure
def motive_violence_share(w, _):
    rows = w.of("departed")
    return share((w.events["detail"][rows] % 10 == 1).sum(), rows.sum())


@measure
def guided_through_mexico_share(w, _):
    rows = w.of("departed") & (w.events["detail"] // 10 < 3)
    return share((w.events["detail"][rows] // 10 == 2).sum(), rows.sum())


@measure
def guided_at_us_border_share(w, _):
    rows = w.of("apprehended")
    return share(w.guided[rows].sum(), rows.sum())


@measure
def fee(w, nation):
    rows = w.of("hired") & (w.events["detail"] == 0) & at_home(w) & w.nation(nation)
    return middle(w.events["amount_usd"][rows])


@measure
def border_fee(w, _):
    return middle(w.events["amount_usd"][w.of("hired") & w.in_mexico])


@measure
def fee_without_border(w, _):
    (whole, n), (border, m) = fee(w, ""), border_fee(w, "")
    return (None if None in (whole, border) else whole - border), min(n, m)


@measure
def debt_of_returned(w, nation):
    who = w.people_with(w.of("deported", "returned") & w.nation(nation))
    owed = sum(w.people[name][who] for name in ("debt_usd", "smuggler_debt_usd"))
    return middle(owed[owed > 100], np.mean)


@measure
def seasonal_workers(w, _):
    return w.count(len(w.people_with(w.of("employed") & w.trait("seasonal"))))


@measure
def toll_train_mean(w, _):
    train = np.array([atlas.load().mode[link] == 0 for link in range(len(atlas.load().tail))])
    rows = w.of("extorted") & w.by("gang") & (w.events["link"] >= 0) & train[w.events["link"]]
    return middle(w.events["amount_usd"][rows], np.mean)


@measure
def riders_per_train_arriaga(w, _):
    tail = atlas.load().tail[np.maximum(w.events["link"], 0)]
    n = int((w.of("boarded") & (tail == atlas.load().place("arriaga"))).sum())
    return n / w.scale / w.days * w.history.parameters["train.wait_hours"] / 24, n


@measure
def train_riders_day(w, _):
    rows = w.of("boarded")
    n = len(np.unique(w.person[rows].astype(np.int64) * 10_000 + w.events["day"][rows]))
    return n / w.scale / w.days, n


@measure
def train_injured(w, nation):
    return w.count(len(w.people_with(w.of("fell") & (w.events["detail"] == 1) & w.nation(nation))))


@measure
def deaths_mexico(w, nation):
    rows = w.of("died", "killed") & w.in_mexico & w.nation(nation)
    return float(w.found[rows].sum()) / w.scale, int(rows.sum())


@measure
def bribe_mean(w, _):
    return middle(w.events["amount_usd"][w.of("bribed") & w.in_mexico], np.mean)


@measure
def bribes_of_guided(w, _):
    return middle(sums(w, w.of("bribed") & w.guided), np.mean)


@measure
def guide_toll(w, _):
    return middle(sums(w, w.of("toll") & w.by("gang") & (w.events["detail"] == 0)), np.mean)


@measure
def apprehension_probability(w, _):
    caught = w.of("apprehended")
    return share(caught.sum(), caught.sum() + w.of("crossed").sum())


@measure
def apprehended_us(w, nation):
    return w.count(int((w.of("apprehended") & w.nation(nation)).sum()))


@measure
def apprehended_of(w, nation):
    return share((w.of("apprehended") & w.nation(nation)).sum(), w.of("apprehended").sum())


@measure
def apprehended_in(w, sector):
    rows = w.of("apprehended")
    return share((w.events["detail"][rows] == list(atlas.load().sectors).index(sector)).sum(), rows.sum())


@measure
def deaths_per_1000_apprehended(w, sector):
    caught = int((w.of("apprehended") & (w.events["detail"] == list(atlas.load().sectors).index(sector))).sum())
    dead = w.of("died") & w.sector(sector)
    return (1000.0 * float(w.found[dead].sum()) / caught if caught else None), int(dead.sum())


@measure
def unaccompanied(w, nation):
    rows = np.flatnonzero(w.of("apprehended") & w.trait("minor") & w.nation(nation))
    day = w.events["day"].astype(np.int64)
    caught = set((w.person[w.of("apprehended")].astype(np.int64) * 100_000 + day[w.of("apprehended")]).tolist())
    parent = w.people["parent"][w.person[rows]].astype(np.int64)
    alone = [p < 0 or int(p * 100_000 + d) not in caught for p, d in zip(parent, day[rows], strict=True)]
    return w.count(int(np.sum(alone)))


def journeys(w, guided: bool):
    """Days from the last departure to arrival, of those with or without a contract."""
    events = w.history.events
    rows = np.isin(events["kind"], [KIND["departed"], KIND["arrived"]]) & (events["person"] >= 0)
    order = np.flatnonzero(rows)
    order = order[np.argsort(events["person"][order], kind="stable")]
    who, kind, day, detail = (events[name][order] for name in ("person", "kind", "day", "detail"))
    ends = np.flatnonzero((kind[1:] == KIND["arrived"]) & (kind[:-1] == KIND["departed"]) & (who[1:] == who[:-1])) + 1
    ends = ends[(day[ends] >= w.first) & (day[ends] <= w.last)]
    with_guide = detail[ends - 1] // 10 == 2
    irregular = detail[ends - 1] // 10 < 3
    keep = irregular & (with_guide == guided)
    return (day[ends] - day[ends - 1])[keep]


@measure
def done_within_30_guided(w, _):
    days = journeys(w, True)
    return share((days <= 30).sum(), len(days))


@measure
def done_within_60_alone(w, _):
    days = journeys(w, False)
    return share((days <= 60).sum(), len(days))


@measure
def days_in_mexico(w, _):
    events = w.history.events
    entry = np.full(len(w.people["sex"]), -NEVER)
    rows = (events["kind"] == KIND["moved"]) & (events["detail"] == ENTERED) & (events["person"] >= 0) & (events["day"] <= w.last)
    ends = np.flatnonzero(w.of("crossed", "apprehended"))
    np.maximum.at(entry, events["person"][rows], events["day"][rows])
    took = w.events["day"][ends] - entry[w.person[ends]]
    return middle(took[(took >= 0) & (took < 400)])
