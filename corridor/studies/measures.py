"""What a published figure is compared with: one small function of the events of a period for each kind of figure.

A measure takes a `Window` and the part after the colon in its name ('' if none) and gives (number, simulated cases), the number as the
publisher would count it if it saw every case; its one share is applied to that (targets.py). What is heard of kidnappings does not grow in
step with the share: there the number comes with its curve over shares (testimony.py). Bodies are weighed by how often they are found where
they lie. These are means over the draws that indicators/observation.py makes case by case.
"""

from __future__ import annotations

import datetime
from functools import cached_property

import numpy as np

from corridor import geography as atlas
from corridor.agents.migrants import NATIONALITIES
from corridor.agents.officials import PERMIT
from corridor.indicators.observation import CAUSES
from corridor.records.events import KIND, PARTY
from corridor.studies.history import START, History
from corridor.studies.testimony import Testimonies

MEASURES = {}
ENTERED = 3  # detail of `moved`
FROM_MEXICO = 0
HARMS = ("robbed", "extorted", "abused", "ransom_demanded")
NEVER = 10**7


def measure(function):
    MEASURES[function.__name__] = function
    return function


class Window:
    """The events of a History from one date to another (both included), with what measures ask of them."""

    def __init__(self, history: History, first: datetime.date, last: datetime.date):
        self.history, self.scale, self.people = history, history.scale, history.people
        day = history.events["day"]
        self.first, self.last = (first - START).days, (last - START).days
        inside = (day >= self.first) & (day <= self.last)
        self.events = {name: column[inside] for name, column in history.events.items()}
        self.person = self.events["person"]
        self.days = self.last - self.first + 1

    def of(self, *kinds: str) -> np.ndarray:
        """(events,) bool: of these kinds, befalling a person."""
        return np.isin(self.events["kind"], [KIND[name] for name in kinds]) & (self.person >= 0)

    def by(self, *parties: str) -> np.ndarray:
        return np.isin(self.events["party_kind"], [PARTY[name] for name in parties])

    def trait(self, name: str) -> np.ndarray:
        return self.people[name][np.maximum(self.person, 0)]

    def nation(self, code: str) -> np.ndarray:
        return np.ones(len(self.person), bool) if not code else self.trait("nationality") == NATIONALITIES.index(code)

    @cached_property
    def in_mexico(self) -> np.ndarray:
        here = np.array(atlas.load().countries)[atlas.load().country] == "MX"
        return (self.events["place"] >= 0) & here[self.events["place"]]

    def sector(self, name: str) -> np.ndarray:
        at = atlas.load()
        link = self.events["link"]
        return (link >= 0) & (at.sector[link] == list(at.sectors).index(name))

    def people_with(self, mask) -> np.ndarray:
        return np.unique(self.person[mask])

    def ever(self, *kinds: str, mask=None) -> np.ndarray:
        """(people,) first day of such an event in the whole run; NEVER for none."""
        events = self.history.events
        rows = np.isin(events["kind"], [KIND[name] for name in kinds]) & (events["person"] >= 0)
        first = np.full(len(self.people["sex"]), NEVER)
        np.minimum.at(first, events["person"][rows], events["day"][rows])
        return first

    @cached_property
    def testimonies(self) -> Testimonies:
        return Testimonies.of(self)

    @cached_property
    def found(self) -> np.ndarray:
        """(events,) how often a body lies where it is found, for those who died; 0 for all else."""
        where = np.where(self.of("killed"), CAUSES.index("captivity"), np.clip(self.events["detail"], 0, len(CAUSES) - 1))
        seen = np.array([self.history.parameters[f"observation.found_{name}"] for name in CAUSES])
        return np.where(self.of("died", "killed"), seen[where], 0.0)

    def count(self, n: int) -> tuple[float, int]:
        return n / self.scale, n


def share(part, whole) -> tuple[float | None, int]:
    """part / whole and the cases of the whole, for counts."""
    return (float(part) / whole if whole else None), int(whole)


def middle(values, how=np.median) -> tuple[float | None, int]:
    return (float(how(values)) if len(values) else None), len(values)


def _entries(w: Window) -> np.ndarray:
    return w.of("moved") & (w.events["detail"] == ENTERED) & ~w.trait("seasonal")


def detained_in_mexico(w: Window) -> np.ndarray:
    return w.of("detained") & w.in_mexico


def _sent_home(w: Window) -> np.ndarray:
    return w.of("deported", "returned", "repatriated") & (w.events["detail"] == FROM_MEXICO)


def _status(w: Window, kind: str, *names: str) -> np.ndarray:
    return w.of(kind) & np.isin(w.events["detail"], [PERMIT[name] for name in names])


def _victims(w: Window) -> np.ndarray:
    return w.ever("trafficked")[np.maximum(w.person, 0)] <= w.events["day"]


@measure
def entries_mexico(w, _):
    return w.count(int(_entries(w).sum()))


@measure
def entries_chiapas_share(w, _):
    at, rows = atlas.load(), _entries(w)
    state = np.array([at.graph.nodes[place].get("state", "") for place in at.place_ids])
    return share((state[w.events["place"][rows]] == "Chiapas").sum(), rows.sum())


@measure
def women_share_of_entries(w, _):
    rows = _entries(w)
    return share((w.trait("sex")[rows] == 0).sum(), rows.sum())


@measure
def minors_share_of_entries(w, _):
    rows = _entries(w)
    return share(w.trait("minor")[rows].sum(), rows.sum())


@measure
def detained_per_entry(w, _):
    return share(detained_in_mexico(w).sum(), _entries(w).sum())


@measure
def apprehended_per_entry(w, _):
    return share(w.of("apprehended").sum(), _entries(w).sum())


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
    return w.count(len(w.people_with(_status(w, "granted", "asylum_mexico") & _victims(w))))


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
    who = _identified(w)
    bare = np.setdiff1d(w.people_with(_sent_home(w) & ~w.of("repatriated")), w.people_with(w.of("protected")))
    return share(np.isin(who, bare).sum(), len(who))


@measure
def kidnapped(w, _):
    return w.testimonies.people


@measure
def kidnapped_women(w, _):
    return w.testimonies.women


@measure
def kidnapping_events(w, _):
    return w.testimonies.events


@measure
def people_per_kidnapping(w, _):
    rows = (w.events["kind"] == KIND["abducted"]) & (w.person < 0)
    return middle(w.events["detail"][rows], np.mean)


def _of_kidnapped(w, mask):
    who = w.people_with(w.of("ransom_demanded"))
    return share(np.isin(who, w.people_with(mask)).sum(), len(who))


@measure
def kidnapped_by_gangs_share(w, _):
    return _of_kidnapped(w, w.of("ransom_demanded") & w.by("gang"))


@measure
def kidnapped_officials_share(w, _):
    return _of_kidnapped(w, w.of("abducted", "ransom_demanded", "handed_over") & w.by("official"))


@measure
def kidnapped_guides_share(w, _):
    return _of_kidnapped(w, w.of("ransom_demanded", "sold", "handed_over") & w.by("smuggler"))


@measure
def ransom_demanded_mean(w, _):
    return middle(w.events["amount_usd"][w.of("ransom_demanded")], np.mean)


@measure
def ransom_demanded_by_guides(w, _):
    return middle(w.events["amount_usd"][w.of("ransom_demanded") & w.by("smuggler")], np.mean)


def _sums(w, mask):
    _, at = np.unique(w.person[mask], return_inverse=True)
    return np.bincount(at, w.events["amount_usd"][mask]) if mask.any() else np.empty(0)


@measure
def ransom_paid_median(w, _):
    return middle(_sums(w, w.of("ransom_paid")))


@measure
def ransom_per_kidnapped(w, _):
    who = w.people_with(w.of("ransom_demanded"))
    return share(w.events["amount_usd"][w.of("ransom_paid")].sum(), len(who))


@measure
def women_abused_share(w, _):
    women = w.people_with(_entries(w) & (w.trait("sex") == 0))
    return share(np.isin(women, w.people_with(w.of("abused") & ~_at_home(w))).sum(), len(women))


def _at_home(w):
    return w.events["place"] == w.trait("home")


@measure
def officials_share_of_harms(w, _):
    rows = w.of("robbed", "extorted", "abused") & w.in_mexico
    return share((rows & w.by("official", "carrier")).sum(), rows.sum())


@measure
def harm_by(w, who):
    rows = w.of(*HARMS) & w.in_mexico
    parties = ("gang",) if who == "gang" else ("common_criminal", "migrant")
    return share((rows & w.by(*parties)).sum(), rows.sum())


@measure
def crime_share(w, kind):
    rows = w.of(*HARMS) & w.in_mexico
    return share((rows & w.of(kind)).sum(), rows.sum())


@measure
def travellers_harmed_share(w, _):
    who = w.people_with(_entries(w))
    return share(np.isin(who, w.people_with(w.of(*HARMS) & w.in_mexico)).sum(), len(who))


def _guests(w):
    return w.of("sheltered") & w.by("shelter")


@measure
def guests_harmed_share(w, _):
    who = w.people_with(_guests(w))
    return share(np.isin(who, w.people_with(w.of(*HARMS) & w.in_mexico)).sum(), len(who))


@measure
def harms_per_harmed_guest(w, _):
    harms = w.of(*HARMS, "abducted", "bribed") & w.in_mexico
    who = np.intersect1d(w.people_with(_guests(w)), w.people_with(harms))
    return share(np.isin(w.person[harms], who).sum(), len(who))


@measure
def guests_men_share(w, _):
    who = w.people_with(_guests(w))
    return share((w.people["sex"][who] == 1).sum(), len(who))


@measure
def guests_minors_share(w, _):
    who = w.people_with(_guests(w))
    return share(w.people["minor"][who].sum(), len(who))


@measure
def guests_of(w, nation):
    who = w.people_with(_guests(w))
    return share((w.people["nationality"][who] == NATIONALITIES.index(nation)).sum(), len(who))


@measure
def guests_at(w, place):
    return w.count(len(w.people_with(_guests(w) & (w.events["place"] == atlas.load().place(place)))))


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
    hired = w.ever("hired")[w.person[rows]]
    return share((hired <= w.events["day"][rows]).sum(), rows.sum())


@measure
def fee(w, nation):
    rows = w.of("hired") & (w.events["detail"] == 0) & _at_home(w) & w.nation(nation)
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
    owed = sum(w.people[name][who] for name in ("debt_usd", "smuggler_debt_usd", "balance_usd"))
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
    guided = w.ever("hired")[np.maximum(w.person, 0)] <= w.events["day"]
    return middle(_sums(w, w.of("bribed") & guided), np.mean)


@measure
def guide_toll(w, _):
    return w.history.tolls_usd, 1000


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
