"""Folding events into indicators, a month at a time; nothing of the events is kept but the rows that count."""

from __future__ import annotations

import datetime
from itertools import pairwise

import numpy as np
from numba import njit

from corridor import law
from corridor.crowd import which
from corridor.indicators.chunk import (
    CHANNELS,
    CLOCKS,
    EVER,
    MOTIVES,
    ROAD_MODES,
    STAGES,
    STATUSES,
    TRAIL_MODES,
    WAYS,
    Chunk,
)
from corridor.indicators.definitions import INDICATORS, PEAKS, STOCKS, Indicator
from corridor.indicators.loops import NEVER
from corridor.indicators.observation import shares
from corridor.indicators.outcomes import OUTCOMES, of_a_cohort
from corridor.indicators.part import Parts
from corridor.randomness import Draws
from corridor.records.events import COLUMNS, COUNTED, EVENT_KINDS

# names behind the codes of applied and granted where the caller gives none: the permit offices
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
# what is carried along a life from event to event, and its value before any
UNSET = {
    "channel": np.int8(len(CHANNELS) - 1), "motive": np.int8(-1), "left": NEVER, "taken": NEVER, "rights_mx": np.int8(0), "rights_us": np.int8(0), "signed": NEVER,
    "official": np.int8(0), "papers_us": np.int8(0), "papers_mx": np.int8(0), "pending": np.int8(0), "link": np.int16(-1),
    "group": np.int32(0), "control": np.int8(0), "holder": np.int64(-1),
}
FIRST = (*EVER, *(f"stage {name}" for name in STAGES), "victim", "sent_home", "freed", "unsafe", "entitled", "set_out",
         *(f"end {name}" for name in OUTCOMES))
AT_THE_TIME = {"channel": CHANNELS, "motive": MOTIVES, "legal_status": STATUSES, "way": WAYS}  # split: names behind its codes
SPLITS = ("nationality", "sex", "minor", "indigenous", "schooling", "household", "region", "month", *AT_THE_TIME, "corps")
CORPS = ("official",)  # where the caller names none
NOT_OFFICIAL = "no official"
FEWEST_SHOWN = 10  # real people; smaller groups are not shown (responsible use)
SAFE_DAYS = 730
# columns of the rows that count
KEPT = ("person", "place", "month", "value", "channel", "motive", "legal_status", "way", "corps")


@njit(cache=True)
def _first_of_each(at, person, seen) -> np.ndarray:
    """Of events `at`, in their order, the first of each person who has not been seen, (people,) bool, and now is."""
    first, n = np.empty_like(at), 0
    for row in at:
        if not seen[person[row]]:
            seen[person[row]] = True
            first[n], n = row, n + 1
    return first[:n].copy()


class Indicators:
    """Indicators of a run.

    `people_table`: columns as arrays by row (key, home, minor, ...). `places`: unused when `geography` is given, else
    it must offer what is read of it: country, countries, region, regions; `geography` also sector, mode and modes, and
    km, post, tail, head for ways. `scale`: simulated per real person. `days`: length of the measured period, `follow_up_days`:
    how long people are followed after it. `period_start`: date of day 0. `observation`: reporting shares; `seed`: of the
    observation model's draws. `schemes`: names behind the codes of applied and granted. `emitted`: the kinds of event that
    the run can record. `corps`: (names, code of each official's row).
    """

    def __init__(self, people_table, places, geography=None, scale=1.0, days=365, period_start=law.PERIOD_START,
                 observation=None, schemes=SCHEMES, emitted=EVENT_KINDS, follow_up_days=0, seed=1, corps=None):
        self.people, self.scale, self.days, self.start = people_table, float(scale), int(days), period_start
        self.follow_up_days, self.draws = int(follow_up_days), Draws(seed)
        self.shares, self.schemes = shares(observation), tuple(schemes)
        names, rows = corps or (CORPS, np.zeros(1))
        self.corps_names, self.corps = tuple(names), np.asarray(rows, int)
        self._read_map(geography if geography is not None else places)
        dates = [period_start + datetime.timedelta(days=d) for d in range(self.days)]
        self.months = list(dict.fromkeys(d.strftime("%Y-%m") for d in dates))
        number = {name: i for i, name in enumerate(self.months)}
        self._month_of_day = np.array([number[d.strftime("%Y-%m")] for d in dates], int)
        self.first = {name: np.empty(0, np.int32) for name in FIRST}
        self.since = {name: np.empty(0, np.int32) for name in CLOCKS}
        self.carried = {name: np.empty(0, type(unset)) for name, unset in UNSET.items()}
        self.unset = UNSET
        self.seen: dict[str, np.ndarray] = {}
        self.rows: dict[str, list] = {name: [] for name, d in INDICATORS.items() if d.select}
        self.stocks: dict[str, list[tuple[int, float]]] = {}
        self.last_day, self._joined = -1, {}
        self.under, self.under_since = np.empty(0, int), np.empty(0, np.int32)  # who is under control at the end, and since when
        self.home = np.empty(0, int)
        self.legs = np.zeros(len(self.km))  # by link: people who passed it in the period, real
        self.asks: dict[str, frozenset[str]] = {}  # kinds of events that the rows of an indicator can be of
        self.silent = self._silent(emitted)

    def _read_map(self, where) -> None:
        """What is asked of places and links."""
        countries, self.regions = np.array(where.countries), tuple(where.regions)
        self.country, self.region = countries[np.asarray(where.country, int)], np.asarray(where.region, int)
        self.sector, mode = np.asarray(where.sector, int), np.asarray(where.mode, int)
        self.train = mode == tuple(where.modes).index("freight_train")
        among = lambda names: np.isin(mode, [i for i, name in enumerate(where.modes) if name in names])
        self.way = np.select([self.train, among(ROAD_MODES), among(TRAIL_MODES)], [0, 1, 2], 3)
        links = len(mode)
        self.km, post, self.tail, head = (np.asarray(getattr(where, name, np.zeros(links)), kind) for name, kind in
                                          (("km", float), ("post", int), ("tail", int), ("head", int)))
        ends = self.tail.astype(np.int64) * 10**6 + head
        self.evades = among(TRAIL_MODES) & (post == 0) & np.isin(ends, ends[post > 0])

    def _silent(self, emitted) -> set[str]:
        """Names of rows that ask for no event the run can record, or for no scheme it knows."""
        nothing = {("kind_code" if name == "kind" else name): np.empty(0, dtype) for name, dtype in COLUMNS.items()}
        e, silent = Chunk(nothing, self), set()
        for name in self.rows:
            e.asked.clear(), e.schemes_asked.clear()
            INDICATORS[name].select(e)
            self.asks[name] = frozenset(e.asked)
            known = not e.schemes_asked or any(word in scheme for word in e.schemes_asked for scheme in self.schemes)
            if not (known and e.asked & set(emitted)):
                silent.add(name)
        return silent

    # ---- taking events in ----

    def fold(self, chunk, stocks: dict[str, float] | None = None) -> None:
        """Take events in the order of days: a month's, or more (all of them, burn-in too: who was a victim before counts)."""
        n = len(self.people.key)
        self.home = np.asarray(self.people.home)
        for store in (self.first, self.since, self.carried):
            for name, old in store.items():
                if len(old) < n:
                    fill = UNSET[name] if store is self.carried else (-NEVER if store is self.first else NEVER)
                    store[name] = np.concatenate([old, np.full(n - len(old), fill, old.dtype)])
        self._joined = {}
        columns = {("kind_code" if name == "kind" else name): np.asarray(a) for name, a in chunk.items()}
        for part in self._months_of(columns["day"]):
            self._one_month({name: column[part] for name, column in columns.items()}, n)
        for name, value in (stocks or {}).items():
            self.stock(name, value)

    def _months_of(self, day) -> list[slice]:
        """Parts of a chunk, cut at the ends of months of the period, so that it does not matter how events are handed in."""
        ends = np.r_[0, np.flatnonzero(np.diff(self._month_of_day)) + 1, self.days]
        cuts = np.r_[0, np.searchsorted(day, ends), len(day)]
        return [slice(a, b) for a, b in pairwise(cuts) if b > a]

    def _one_month(self, columns, n: int) -> None:
        e = Chunk(columns, self)
        self.last_day = max(self.last_day, int(e.day.max()))
        if not 0 <= e.day[0] < self.days:  # a chunk ends with the period
            return
        parts = Parts(e)
        for name in self.rows:
            part = parts.of(self.asks[name])
            if part.n:
                self._count(INDICATORS[name], part, n)
        counts = parts.of(frozenset(("counted",)))
        legs = counts.counted("legs")
        np.add.at(self.legs, counts.link[legs], counts.amount_usd[legs])
        for name in STOCKS:
            for amount in counts.amount_usd[counts.counted(name)] if name in COUNTED else ():
                self.stock(name, amount)
        self.under = np.flatnonzero(self.carried["control"] == 1)
        self.under_since = self.since["control"][self.under]
        self.stock("trafficked_current", len(self.under) / self.scale)
        holders = self.carried["holder"][self.under]
        self.stock("active_traffickers", len(np.unique(holders[holders >= 0])))

    def _count(self, row: Indicator, e: Chunk, n) -> None:
        at = which(row.select(e))
        if len(at) == 0:
            return
        if (row.kind == "P" or row.estimate) and not row.group_act:  # each person once
            seen = self.seen.get(row.name, np.empty(0, bool))
            if len(seen) < n:
                seen = self.seen[row.name] = np.concatenate([seen, np.zeros(n - len(seen), bool)])
            at = _first_of_each(at, e.person, seen)
        if len(at) == 0:
            return
        value = np.asarray(row.value(e))[at] if row.value else np.zeros(len(at)) if row.kind in "PE" else e.amount_usd[at]
        e, at = e.origin(at)
        self.rows[row.name].append((
            e.person[at], e.place[at], self._month_of_day[e.day[at]], value, e.channel_now[at], e.motive_now[at],
            e.legal_now[at].astype(np.int8), e.way_now[at].astype(np.int8), e.corps_now[at].astype(np.int8)))

    @property
    def nbytes(self) -> int:
        """Memory of what is kept, in bytes."""
        kept = [*self.first.values(), *self.since.values(), *self.seen.values()]
        kept += [column for parts in self.rows.values() for part in parts for column in part]
        return sum(column.nbytes for column in kept)

    def stock(self, name: str, value: float) -> None:
        """A stock in real numbers as it stands now. Any fixed name may be given: what nothing else measures."""
        if name not in INDICATORS:
            raise KeyError(f"no indicator {name!r}")
        month = self._month_of_day[min(max(self.last_day, 0), self.days - 1)]
        self.stocks.setdefault(name, []).append((int(month), float(value)))

    # ---- giving results ----

    def _all(self, name: str) -> dict[str, np.ndarray]:
        """The rows of an indicator, by column (KEPT)."""
        if name not in self._joined:
            parts = self.rows[name] or [(np.empty(0, int),) * 3 + (np.empty(0),) + (np.empty(0, int),) * 5]
            self._joined[name] = dict(zip(KEPT, (np.concatenate(column) for column in zip(*parts, strict=True)), strict=True))
        return self._joined[name]

    def _traits_only(self, who, month) -> dict[str, np.ndarray]:
        """Rows of people of whom only traits and a month are known."""
        nothing = np.full(len(who), -1)
        return dict.fromkeys(KEPT, nothing) | {"person": who, "month": np.broadcast_to(month, (len(who),)), "value": np.zeros(len(who))}

    def _value(self, row: Indicator, group=None) -> tuple[float | None, int | None, str | None]:
        """(value, simulated cases behind it, reason for None); `group(rows)` -> bool keeps rows."""
        if row.over:
            return self._ratio(row, group)
        if row.name == "trafficked_current" and group is not None:
            rows = self._traits_only(self.under, len(self.months) - 1)
            return group(rows).sum() / self.scale, None, None
        if row.name in self.stocks and group is None:
            values = [value for _, value in self.stocks[row.name]]
            return (max(values) if row.name in PEAKS else values[-1]), None, None
        if row.name == "safe_at_24_months":
            return self._safe(group)
        if not row.select or row.name in self.silent:
            if group is not None and row.name in STOCKS:
                return None, None, "not split"
            return None, None, "not given by the model" if row.name in STOCKS else "not modelled yet"
        rows = self._all(row.name)
        if group is not None:
            keep = group(rows)
            rows = {name: column[keep] for name, column in rows.items()}
        return self._number(row, rows, group)

    def _ratio(self, row: Indicator, group):
        top, bottom = (self._value(INDICATORS[name], group) for name in row.over[:2])
        for part in (top, bottom):
            if part[0] is None:
                return None, None, part[2]
        if not bottom[0]:
            return None, bottom[1], f"no {row.over[1].strip('_').replace('_', ' ')}"
        return row.over[2] * top[0] / bottom[0], bottom[1], None

    def _number(self, row: Indicator, rows, group):
        """What the rows of an indicator come to."""
        person, value = rows["person"], rows["value"]
        cases = None if row.group_act else len(person)
        weight = 1.0 if row.group_act else 1.0 / self.scale
        if row.estimate:
            return row.estimate(self, value) * weight, cases, None
        if row.kind in "PE":
            return len(person) * weight, cases, None
        if row.kind == "T":
            total = float(value.sum()) * weight
            if row.name == "trafficked_days":
                total += self._still(group) / self.scale
            return total, cases, None
        if len(value) == 0:
            return None, 0, "no cases"
        if row.how == "median_person":
            _, place_of = np.unique(person, return_inverse=True)
            value = np.bincount(place_of, value)
        return float(np.mean(value) if row.how == "mean" else np.median(value)), cases, None

    def testifying(self) -> float:
        """Of all kidnapped, the share who gave testimony (simulated people of the period)."""
        taken = len(self._all("kidnapped")["person"])
        return min(len(self._all("kidnapped_reported")["person"]) / taken, 1.0) if taken else 1.0

    def _safe(self, group):
        """Those protected whom nothing has befallen since, two years after they were trafficked."""
        if self.follow_up_days < SAFE_DAYS:
            return None, None, f"needs follow_up_days >= {SAFE_DAYS}"
        rows = self._all("protected")
        rows = {name: column[group(rows)] if group is not None else column for name, column in rows.items()}
        who = rows["person"]
        safe = self.first["unsafe"][who] > self.first["stage trafficked"][who] + SAFE_DAYS
        return safe.sum() / self.scale, len(who), None

    def _still(self, group) -> float:
        """Person-days in the period of those still under control at its end (by traits; no place, last month)."""
        since = self.under_since
        if group is not None:
            since = since[group(self._traits_only(self.under, len(self.months) - 1))]
        end = min(self.last_day + 1, self.days)
        return float(np.maximum(end - np.maximum(since, 0), 0).sum())

    def _result(self, row: Indicator, group=None) -> dict:
        value, cases, reason = self._value(row, group)
        if group is not None and value is not None and self._too_few(row, value, cases):
            value, reason = None, f"fewer than {FEWEST_SHOWN} people"
        return {"value": value, "cases": cases, "unit": row.unit, "kind": row.kind, "reason": reason}

    def _too_few(self, row: Indicator, value: float, cases: int | None) -> bool:
        """Whether fewer than ten real people stand behind a number of a group."""
        if row.kind in "PES":
            return 0 < value < FEWEST_SHOWN and not row.group_act
        return cases is not None and 0 < cases / self.scale < FEWEST_SHOWN

    def results(self, by: str | None = None, names=None) -> dict[str, dict]:
        """name -> value, cases (None: always shown), unit, kind, reason; `by` one of SPLITS adds "groups". names: these only."""
        shown = [row for name, row in INDICATORS.items() if not name.startswith("_") and (names is None or name in names)]
        answer = {row.name: self._result(row) for row in shown}
        if by is not None:
            groups = self._groups(by)
            for row in shown:
                answer[row.name]["groups"] = {name: self._result(row, keep) for name, keep in groups.items()}
        return answer

    def _groups(self, by: str) -> dict:
        if by not in SPLITS:
            raise KeyError(f"cannot split by {by!r}; one of {', '.join(SPLITS)}")
        if by == "region":
            return {name: (lambda r, i=i: (r["place"] >= 0) & (self.region[r["place"]] == i)) for i, name in enumerate(self.regions)}
        named = {"month": self.months, "corps": (*self.corps_names, "train guards")} | AT_THE_TIME
        if by in named:
            groups = {name: (lambda r, i=i: r[by] == i) for i, name in enumerate(named[by])}
            return groups | ({NOT_OFFICIAL: lambda r: r[by] < 0} if by == "corps" else {})
        trait = np.asarray(getattr(self.people, by))
        names = getattr(getattr(self.people, "columns", {}).get(by), "categories", None)
        return {
            str(names[code] if names else code): (lambda r, code=code: (r["person"] >= 0) & (trait[r["person"]] == code))
            for code in np.unique(trait)
        }

    def series(self) -> dict[str, list]:
        """Each indicator by month of the measured period (people: in the month it first happened to them); and `cohort`."""
        answer = {}
        months = self._groups("month").values()
        for name, row in INDICATORS.items():
            if name in self.stocks:
                by_month = dict(self.stocks[name])
                answer[name] = [by_month.get(i) for i in range(len(self.months))]
            elif not name.startswith("_") and (row.select or row.over):
                answer[name] = [self._value(row, keep)[0] for keep in months]
        return answer | self.cohort()

    def cohort(self) -> dict[str, list]:
        """`cohort_<outcome>`: of those who set out in the measured period, the share with that outcome by day since departure
        (cumulative incidence with competing risks, on the first journey); those still on the way are censored at the end."""
        who = np.flatnonzero(self.first["set_out"] < -NEVER)
        if len(who) == 0:
            return {}
        ends = np.array([self.first[f"end {name}"][who] for name in OUTCOMES])
        curves = of_a_cohort(self.first["set_out"][who], ends, self.days + self.follow_up_days - 1)
        return {f"cohort_{name.replace(' ', '_').lower()}": curve.round(6).tolist() for name, curve in zip(OUTCOMES, curves, strict=True)}

    def harmed(self) -> dict[str, np.ndarray]:
        """Keys (uint64) of the people trafficked, kidnapped and dead in the period."""
        names = {"trafficked": "trafficked", "kidnapped": "kidnapped", "dead": "deaths"}
        return {
            label: np.asarray(self.people.key)[np.unique(self._all(name)["person"]).astype(int)] for label, name in names.items()
        }
