"""Folding events into indicators, a month at a time; nothing of the events is kept but the rows that count."""

from __future__ import annotations

import datetime

import numpy as np

from corridor import law
from corridor.indicators.definitions import INDICATORS, PEAKS, STOCKS, Indicator
from corridor.indicators.observation import REPORTED, shares
from corridor.records.events import COLUMNS, EVENT_KINDS, KIND, PARTY

# names behind the codes of applied and granted where the caller gives none: the permit offices
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
NEVER = np.int32(-(10**6))
# clock: (events that start it, events that stop it)
CLOCKS = {
    "journey": (("departed", "reattempted"), ("arrived", "returned", "deported", "repatriated", "died", "killed", "settled")),
    "job": (("arrived",), ("employed", "returned", "deported", "died", "killed")),
    "captive": (("abducted",), ("released", "escaped", "rescued", "died", "killed")),
    "control": (("trafficked",), ("escaped", "rescued", "released", "died", "killed")),
    "decision": (("applied",), ("granted", "refused")),
    "protection": (("identified",), ("protected",)),
}
# kinds of event that some encounter records; what reads none of them is null, not zero
_NOT_EMITTED = ("lost_contact",)
EMITTED = tuple(name for name in EVENT_KINDS if name not in _NOT_EMITTED)
EVER = ("sheltered", "cooperated", "deported", "departed", "hired", "ransom_demanded", "ransom_paid", "identified", "informed", "protected", "returned")
SPLITS = ("nationality", "sex", "minor", "indigenous", "schooling", "household", "region", "month")
FEWEST_SHOWN = 10  # real people; smaller groups are not shown (responsible use)


class Chunk:
    """One month's events with what selectors ask of them. All answers are bool or number arrays of its length."""

    def __init__(self, columns, fold):
        self.__dict__.update(columns)
        self.fold, self.n = fold, len(columns["day"])
        self.asked, self.schemes_asked = set(), set()
        self.caught = self.person >= 0
        self.who = np.where(self.caught, self.person, 0)
        self._clocks = {name: fold._clock(self, name) for name in CLOCKS}
        for name in EVER:
            fold._first(name, self, self.kind(name))
        fold._first("victim", self, self.trafficked("protocol"))
        self.victim = self.has("victim")

    def kind(self, *names, nobody=False, anybody=False):
        """Events of these kinds that befell a person (`nobody`: only group acts; `anybody`: both)."""
        self.asked |= set(names)
        found = np.isin(self.kind_code, [KIND[name] for name in names])
        return found if anybody else found & (~self.caught if nobody else self.caught)

    def by(self, *names):
        return np.isin(self.party_kind, [PARTY[name] for name in names])

    def has(self, name):
        """Whether the person had met an event `name` by that day (burn-in included)."""
        return self.caught & (self.fold.first[name][self.who] <= self.day)

    def within(self, name):
        """Whether the person's first event `name` came in the measured period."""
        return self.fold.first[name][self.who] >= 0

    def trafficked(self, *flags):
        found = np.zeros(self.n, bool)
        for name in flags:
            found |= law.flag(self.detail, name)
        return found & self.kind("trafficked")

    def scheme(self, *words):
        names = self.fold.schemes
        self.schemes_asked |= set(words)
        return np.isin(self.detail, [i for i, name in enumerate(names) if any(word in name for word in words)])

    def in_country(self, code):
        return np.where(self.place >= 0, self.fold.country[self.place], "") == code

    @property
    def third_country(self):
        return self.kind("deported") & (self.detail == 1) & self.in_country("MX")

    @property
    def at_home(self):
        return self.caught & (self.place >= 0) & (self.fold.home[self.who] == self.place)

    @property
    def at_sector(self):
        return self.caught & (self.link >= 0) & (self.fold.sector[self.link] > 0)

    @property
    def by_train(self):
        return (self.link < 0) | self.fold.train[self.link]

    def once_a_day(self, mask):
        """Only the first of a person's events of one day."""
        rows = np.flatnonzero(mask)
        _, first = np.unique(np.column_stack([self.person[rows], self.day[rows]]), axis=0, return_index=True)
        once = np.zeros(self.n, bool)
        once[rows[first]] = True
        return once

    def known(self, clock):
        return self._clocks[clock] >= 0

    def lasted(self, clock):
        return self._clocks[clock]


class Indicators:
    """Indicators of a run.

    `people_table`: columns as arrays by row (key, home, minor, ...). `places`: unused when `geography` is given, else
    it must offer what is read of it: country, countries, region, regions; `geography` also sector, mode and modes.
    `scale`: simulated per real person. `days`: length of the measured period. `period_start`: date of day 0.
    `observation`: reporting shares. `schemes`: names behind the codes of applied and granted. `emitted`: the kinds of
    event that the run can record.
    """

    def __init__(self, people_table, places, geography=None, scale=1.0, days=365,
                 period_start=law.PERIOD_START, observation=None, schemes=SCHEMES, emitted=EMITTED):
        self.people, self.scale, self.days, self.start = people_table, float(scale), int(days), period_start
        self.shares, self.schemes = shares(observation), tuple(schemes)
        where = geography if geography is not None else places
        countries, self.regions = np.array(where.countries), tuple(where.regions)
        self.country, self.region = countries[np.asarray(where.country, int)], np.asarray(where.region, int)
        self.sector = np.asarray(where.sector, int)
        self.train = np.asarray(where.mode, int) == tuple(where.modes).index("freight_train")
        dates = [period_start + datetime.timedelta(days=d) for d in range(self.days)]
        self.months = list(dict.fromkeys(d.strftime("%Y-%m") for d in dates))
        number = {name: i for i, name in enumerate(self.months)}
        self._month_of_day = np.array([number[d.strftime("%Y-%m")] for d in dates], int)
        self.first = {name: np.empty(0, np.int32) for name in (*EVER, "victim")}
        self.since = {name: np.empty(0, np.int32) for name in CLOCKS}
        self.seen: dict[str, np.ndarray] = {}
        self.rows: dict[str, list] = {name: [] for name, d in INDICATORS.items() if d.select}
        self.stocks: dict[str, list[tuple[int, float]]] = {}
        self.last_day, self._joined = -1, {}
        self.home = np.empty(0, int)
        self.silent = {name for name in self.rows if not self._modelled(INDICATORS[name], emitted)}

    def _modelled(self, row: Indicator, emitted) -> bool:
        """Whether any event the run can record, and any scheme it knows, is among those the selector asks for."""
        nothing = {("kind_code" if name == "kind" else name): np.empty(0, dtype) for name, dtype in COLUMNS.items()}
        e = Chunk(nothing, self)
        e.asked.clear()
        row.select(e)
        known = not e.schemes_asked or any(word in name for word in e.schemes_asked for name in self.schemes)
        return known and bool(e.asked & set(emitted))

    # ---- taking events in ----

    def fold(self, chunk, stocks: dict[str, float] | None = None) -> None:
        """Take one month's events (all of them, burn-in too: who was a victim before counts for the cascade)."""
        n = len(self.people.key)
        self.home = np.asarray(self.people.home)
        for store in (self.first, self.since):
            for name, old in store.items():
                fill = -NEVER if store is self.first else NEVER
                store[name] = np.concatenate([old, np.full(n - len(old), fill, np.int32)])
        self._joined = {}
        if len(chunk["day"]):
            columns = {("kind_code" if name == "kind" else name): np.asarray(a) for name, a in chunk.items()}
            e = Chunk(columns, self)
            self.last_day = max(self.last_day, int(e.day.max()))
            inside = (e.day >= 0) & (e.day < self.days)
            if inside.any():
                for name in self.rows:
                    self._count(INDICATORS[name], e, inside, n)
        for name, value in (stocks or {}).items():
            self.stock(name, value)

    def _count(self, row: Indicator, e: Chunk, inside, n) -> None:
        at = np.flatnonzero(row.select(e) & inside)
        if row.kind == "P":
            seen = self.seen.get(row.name, np.empty(0, bool))
            seen = self.seen[row.name] = np.concatenate([seen, np.zeros(n - len(seen), bool)])
            _, first = np.unique(e.person[at], return_index=True)
            at = at[np.sort(first)]
            at = at[~seen[e.person[at]]]
            seen[e.person[at]] = True
        if len(at) == 0:
            return
        value = np.zeros(e.n) if row.kind in "PE" else (row.value(e) if row.value else e.amount_usd)
        self.rows[row.name].append((e.person[at], e.place[at], self._month_of_day[e.day[at]], np.asarray(value)[at]))

    def _first(self, name, e, mask):
        np.minimum.at(self.first[name], e.person[mask], e.day[mask])

    def _clock(self, e: Chunk, name: str) -> np.ndarray:
        """Days since the clock's last start at each of its stops, else -1; keeps what is still running."""
        starts, stops = e.kind(*CLOCKS[name][0]), e.kind(*CLOCKS[name][1])
        lasted = np.full(e.n, -1.0)
        rows = np.flatnonzero(starts | stops)
        if len(rows) == 0:
            return lasted
        rows = rows[np.argsort(e.person[rows], kind="stable")]
        who, day, start = e.person[rows], e.day[rows], starts[rows]
        new = np.r_[True, who[1:] != who[:-1]]
        before = np.where(np.r_[False, start[:-1]], np.r_[NEVER, day[:-1]], NEVER)
        before = np.where(new, self.since[name][who], before)
        if name == "control":  # person-days of the period only
            before = np.where(before > NEVER, np.maximum(before, 0), NEVER)
        stop = ~start & (before > NEVER)
        lasted[rows[stop]] = np.maximum(day[stop] - before[stop], 0)
        last = np.r_[new[1:], True]
        self.since[name][who[last]] = np.where(start[last], day[last], NEVER)
        return lasted

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

    def _all(self, name: str) -> tuple[np.ndarray, ...]:
        if name not in self._joined:
            parts = self.rows[name] or [(np.empty(0, int), np.empty(0, int), np.empty(0, int), np.empty(0))]
            self._joined[name] = tuple(np.concatenate(column) for column in zip(*parts, strict=True))
        return self._joined[name]

    def _value(self, row: Indicator, group=None) -> tuple[float | None, int | None, str | None]:
        """(value, simulated cases behind it, reason for None); `group(person, place, month)` -> bool keeps rows."""
        if row.over:
            top, bottom = (self._value(INDICATORS[name], group) for name in row.over[:2])
            if any(part[0] is None for part in (top, bottom)):
                return None, None, "not modelled yet"
            if not bottom[0]:
                return None, bottom[1], f"no {row.over[1].strip('_').replace('_', ' ')}"
            return row.over[2] * top[0] / bottom[0], bottom[1], None
        if row.name in REPORTED:
            true, publisher = REPORTED[row.name]
            value, cases, reason = self._value(INDICATORS[true], group)
            if value is None:
                return None, cases, reason
            return value * self.shares[publisher], cases, reason
        if row.name in self.stocks and group is None:
            values = [value for _, value in self.stocks[row.name]]
            return (max(values) if row.name in PEAKS else values[-1]), None, None
        if not row.select or row.name in self.silent:
            if group is not None and row.name in STOCKS:
                return None, None, "not split"
            if row.name == "safe_at_24_months":
                return None, None, "needs follow_up_days >= 730"
            return None, None, "not given by the model" if row.name in STOCKS else "not modelled yet"
        person, place, month, value = self._all(row.name)
        if group is not None:
            keep = group(person, place, month)
            person, value = person[keep], value[keep]
        cases = None if row.group_act else len(person)
        weight = 1.0 if row.group_act else 1.0 / self.scale
        if row.kind in "PE":
            return len(person) * weight, cases, None
        if row.kind == "T":
            total = float(value.sum()) / self.scale
            if row.name == "trafficked_days":
                total += self._still(group) / self.scale
            return total, cases, None
        if len(value) == 0:
            return None, 0, "no cases"
        if row.how == "median_person":
            _, place_of = np.unique(person, return_inverse=True)
            value = np.bincount(place_of, value)
        return float(np.mean(value) if row.how == "mean" else np.median(value)), cases, None

    def _still(self, group) -> float:
        """Person-days in the period of those still under control at its end (by traits; no place, last month)."""
        since = self.since["control"]
        who = np.flatnonzero(since > NEVER)
        if group is not None:
            nowhere = np.full(len(who), -1)
            who = who[group(who, nowhere, np.full(len(who), len(self.months) - 1))]
        end = min(self.last_day + 1, self.days)
        return float(np.maximum(end - np.maximum(since[who], 0), 0).sum())

    def _result(self, row: Indicator, group=None) -> dict:
        value, cases, reason = self._value(row, group)
        few = group is not None and row.kind in "PE" and not row.group_act and value is not None
        if few and 0 < value < FEWEST_SHOWN:
            value, reason = None, f"fewer than {FEWEST_SHOWN} people"
        return {"value": value, "cases": cases, "unit": row.unit, "kind": row.kind, "reason": reason}

    def results(self, by: str | None = None) -> dict[str, dict]:
        """name -> value, cases (None: always shown), unit, kind, reason; `by` one of SPLITS adds "groups"."""
        shown = [row for name, row in INDICATORS.items() if not name.startswith("_")]
        answer = {row.name: self._result(row) for row in shown}
        if by is not None:
            groups = self._groups(by)
            for row in shown:
                answer[row.name]["groups"] = {name: self._result(row, keep) for name, keep in groups.items()}
        return answer

    def _groups(self, by: str) -> dict:
        if by == "month":
            return {name: (lambda p, x, m, i=i: m == i) for i, name in enumerate(self.months)}
        if by == "region":
            return {name: (lambda p, x, m, i=i: (x >= 0) & (self.region[x] == i)) for i, name in enumerate(self.regions)}
        if by not in SPLITS:
            raise KeyError(f"cannot split by {by!r}; one of {', '.join(SPLITS)}")
        trait = np.asarray(getattr(self.people, by))
        names = getattr(getattr(self.people, "columns", {}).get(by), "categories", None)
        return {
            str(names[code] if names else code): (lambda p, x, m, code=code: (p >= 0) & (trait[p] == code))
            for code in np.unique(trait)
        }

    def series(self) -> dict[str, list]:
        """Each indicator by month of the measured period (people: in the month it first happened to them)."""
        answer = {}
        months = self._groups("month").values()
        for name, row in INDICATORS.items():
            if name in self.stocks:
                by_month = dict(self.stocks[name])
                answer[name] = [by_month.get(i) for i in range(len(self.months))]
            elif not name.startswith("_") and (row.select or row.over or name in REPORTED):
                answer[name] = [self._value(row, keep)[0] for keep in months]
        return answer

    def harmed(self) -> dict[str, np.ndarray]:
        """Keys (uint64) of the people trafficked, kidnapped and dead in the period."""
        names = {"trafficked": "trafficked", "kidnapped": "kidnapped", "dead": "deaths"}
        return {
            label: np.asarray(self.people.key)[np.unique(self._all(name)[0]).astype(int)] for label, name in names.items()
        }
