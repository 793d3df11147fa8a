"""One month's events with what indicators ask of them: who had met what, what was in force for each person at the time."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np

from corridor import law
from corridor.crowd import among
from corridor.indicators import loops
from corridor.indicators.observation import CAUSES, counted, found
from corridor.indicators.outcomes import marks
from corridor.records.events import COUNTED, KIND, PARTY, SITUATIONS

KINDS = 256  # codes of kinds of events are bytes
FEW_KINDS = 3  # as many are looked for one by one
FREED = ("released", "escaped", "rescued", "died", "killed")
# clock: (events that start it, events that stop it); `control` and `decision` are read more closely below
CLOCKS = {
    "journey": (("departed", "reattempted"), ("arrived", "returned", "deported", "repatriated", "died", "killed", "settled")),
    "job": (("arrived",), ("employed", "returned", "deported", "died", "killed")),
    "captive": (("abducted",), FREED),
    "control": (("trafficked",), FREED),
    "decision": (("applied",), ("granted", "refused")),
    "protection": (("identified",), ("protected",)),
}
EVER = ("sheltered", "cooperated", "deported", "departed", "hired", "ransom_demanded", "ransom_paid", "identified", "protected",
        "abused")
# the cascade (indicators.md, Meeting the state): each stage counts for those who have come through the one before
STAGES = ("trafficked", "victims_met_by_officials", "asked", "disclosed", "identified", "offered", "protected")
UNSAFE = ("threatened", "robbed", "extorted", "abused", "abducted", "killed", "died", "trafficked", "reprisal", "deported")
HELD = tuple(SITUATIONS.index(name) for name in ("held", "working"))
IN_CARE, AT_HOME = SITUATIONS.index("in_care"), SITUATIONS.index("home")
TRAVELLING, DETAINED, CAPTIVE = (SITUATIONS.index(name) for name in ("travelling", "detained", "held"))
CHANNELS = ("alone", "company", "smuggler", "permit", "not on the way")
MOTIVES = ("work", "violence", "reunion")
STATUSES = ("Central America", "irregular", "application pending", "with papers")
WAYS = ("train", "road", "trail", "not on a leg")
ROAD_MODES, TRAIL_MODES = ("bus", "private_vehicle", "air"), ("trail", "river", "desert")
US_SCHEMES = ("h2a", "h2b", "regional", "asylum_us", "complementary_us", "t_visa", "continued_presence")
OFFICES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")  # of work permits, where waiting gives no status


@cache
def wanted(kinds) -> np.ndarray:
    """(KINDS,) bool: whether a code is one of these kinds (a tuple or frozenset of names); not to be written into."""
    table = np.zeros(KINDS, bool)
    table[[KIND[name] for name in kinds]] = True
    return table


class Chunk:
    """One month's events. All answers are bool or number arrays of its length."""

    def __init__(self, columns, fold):
        self.__dict__.update(columns)
        self.fold, self.n = fold, len(columns["day"])
        self.asked, self.schemes_asked = set(), set()
        self._kinds: dict[tuple, np.ndarray] = {}  # answers of `kind`
        self._details: dict[tuple, np.ndarray] = {}  # answers of `_coded`
        self.before = bool(self.n and self.day.max() < 0)  # of the burn-in: nothing is counted, only what lasts is kept
        self.caught = self.person >= 0
        self.who = np.where(self.caught, self.person, 0)
        for name in EVER:
            self._first(name, self.kind(name))
        self._first("victim", self.trafficked("protocol"))
        self.victim = self.has("victim")
        self._clocks = {name: self._clock(name) for name in CLOCKS}
        self._first("sent_home", self.kind("returned", "deported", "repatriated") & ~self.third_country)
        self._carried()
        self._first("freed", self.kind(*FREED[:3]), "ransom_demanded")
        if not self.before:
            self._where()
            self._cascade()
            self._ends()
        self._first("entitled", self.kind("identified", "stay_offered") & self.victim & (self.day >= 0))

    def origin(self, rows):
        """(the month's events, where in them these rows stand)."""
        return self, rows

    # ---- what selectors ask ----
    def kind(self, *names, nobody=False, anybody=False):
        """Events of these kinds that befell a person (`nobody`: only group acts; `anybody`: both)."""
        self.asked |= set(names)
        question = (names, nobody, anybody)
        if question not in self._kinds:
            found = among(self.kind_code, [KIND[name] for name in names]) if len(names) <= FEW_KINDS else loops.are(self.kind_code, wanted(names))
            self._kinds[question] = found if anybody else found & (~self.caught if nobody else self.caught)
            self._kinds[question].flags.writeable = False
        return self._kinds[question]

    def by(self, *names):
        return among(self.party_kind, [PARTY[name] for name in names])

    def has(self, name):
        """Whether the person had met an event `name` by that day (burn-in included)."""
        return loops.met(self.person, self.day, self.fold.first[name])

    def within(self, name):
        """Whether the person's first event `name` came in the measured period."""
        return self.fold.first[name][self.who] >= 0

    def reached(self, stage):
        """Whether the person, trafficked in the measured period, has come to this stage of the cascade by that day."""
        return self.has(f"stage {stage}")

    def trafficked(self, *flags):
        found = self.kind("trafficked").copy()
        rows = np.flatnonzero(found)
        found[rows] = np.any([law.flag(self.detail[rows], name) for name in flags], axis=0)
        return found

    def scheme(self, *words):
        self.schemes_asked |= set(words)
        return self._coded(tuple(i for i, name in enumerate(self.fold.schemes) if any(word in name for word in words)))

    def _coded(self, codes: tuple[int, ...]):
        """Whether the detail is one of these codes (asked many times of the same)."""
        if codes not in self._details:
            self._details[codes] = among(self.detail, codes) if codes else np.zeros(self.n, bool)
            self._details[codes].flags.writeable = False
        return self._details[codes]

    def counted(self, what):
        """Monthly counts (no person) of one of events.COUNTED."""
        return self.kind("counted", nobody=True) & (self.detail == COUNTED.index(what))

    def in_country(self, code):
        return np.append(self.fold.country == code, False)[self.place]  # nowhere (-1): the last

    @property
    def third_country(self):
        return self.kind("deported") & (self.detail == 1) & self.in_country("MX")

    @property
    def at_home(self):
        return loops.there(self.person, self.place, self.fold.home)

    @property
    def at_sector(self):
        return self.caught & (self.link >= 0) & (self.fold.sector[self.link] > 0)

    @property
    def dies_today(self):
        """Of a person who dies on the day of the event."""
        today = (self.person.astype(np.int64) << 32) + self.day
        return self.caught & np.isin(today, today[self.kind("died", "killed")])

    @property
    def by_train(self):
        return (self.link < 0) | self.fold.train[self.link]

    @property
    def km(self):
        """km of the link; of none 0."""
        return np.where(self.link >= 0, self.fold.km[np.maximum(self.link, 0)], 0.0)

    @property
    def evasive(self):
        """On a trail between two places that a way with a post joins too."""
        return (self.link >= 0) & self.fold.evades[np.maximum(self.link, 0)]

    @property
    def real_usd(self):
        """Amounts, so that a total divided by scale is in real dollars for acts of groups as well."""
        return np.where(self.caught, self.amount_usd, self.amount_usd * self.fold.scale)

    @property
    def controlled(self):
        """Under control as trafficked at the time (as of the last event that says so)."""
        return self._control & self.caught

    @property
    def entitled(self):
        """A victim identified, or offered a stay, in the measured period by that day."""
        return self.has("entitled")

    @property
    def body_found(self):
        """Bodies are found as often as the place of death lets them (killed: in captivity)."""
        where = np.where(self.kind("killed"), CAUSES.index("captivity"), np.clip(self.detail, 0, len(CAUSES) - 1))
        return found(self.fold.draws, self._keys, where, self.fold.shares)

    def once_a_day(self, mask):
        """Only the first of a person's events of one day."""
        rows = np.flatnonzero(mask)
        _, first = np.unique((self.person[rows].astype(np.int64) << 32) + self.day[rows], return_index=True)
        once = np.zeros(self.n, bool)
        once[rows[first]] = True
        return once

    def known(self, clock):
        return self._clocks[clock] >= 0

    def lasted(self, clock):
        return self._clocks[clock]

    def told(self, publisher, occasion=0):
        """Whether this case comes to be counted by a publisher: a keyed draw against its one reporting share."""
        return counted(self.fold.draws, self._keys, publisher, self.fold.shares[publisher], occasion)

    @cached_property
    def _keys(self):
        return np.asarray(self.fold.people.key)[self.who] if self.n else np.empty(0, np.uint64)

    # ---- what is in force for each person ----
    def carry(self, name, mask, values):
        """The last value set (where `mask`) of this person up to and with each event; kept for the months to come."""
        return loops.carried(self.person, mask, values, self.fold.carried[name], self.fold.unset[name])

    def _carried(self):
        kind, day = self.kind, self.day
        home = kind("deported", "repatriated", "moved") & (self.situation == AT_HOME)
        departed = kind("departed")
        alone = kind("abandoned", *FREED[:3]) & ~(kind("released") & (self.situation == AT_HOME))  # whom a cell at home lets go is not on the way
        code = np.select([departed, kind("hired"), alone], [self.detail // 10, 2, 0], 4)
        self.channel_now = self.carry("channel", departed | kind("hired") | alone | home, code)
        self.motive_now = self.carry("motive", departed, self.detail % 10)
        self.left_on = self.carry("left", departed, day)
        self.taken_on = self.carry("taken", kind("detained", "apprehended"), day)
        self.knows_rights = self._rights()
        self.signed_on = self.carry("signed", kind("signed"), day)
        official = kind("abducted", "handed_over") & self.by("official")
        self.by_official = self.carry("official", official | kind(*FREED), official) == 1
        self.legal_now = self._legal()
        self.captive_on = self.carry("link", kind("abducted", "departed", "deported") | home, np.where(kind("abducted"), self.link, -1))
        self.group_size = self.carry("group", kind("abducted"), self._raid_sizes())
        held_again = self.victim & kind("kept") & self.by("employer")  # one case goes on where an employer changes its mind
        taken = (self.trafficked("protocol") | held_again) & among(self.situation, HELD)
        under = self.carry("control", taken | (self.victim & (
            self.kind(*FREED) | ~among(self.situation, HELD))), taken)
        self._control = under == 1
        party = self.party_kind.astype(np.int64) * 10**8 + self.party
        holds = kind("abducted", "bonded", "exploited", "kept", "trafficked") & (self.party >= 0) & self.by("gang", "smuggler", "employer", "family")
        self.carry("holder", holds, party)

    def _where(self):
        """On which way each event happens, by whose corps, and the place of group acts on a link."""
        link = np.where((self.link < 0) & (self.situation == CAPTIVE) & self.caught, self.captive_on, self.link)
        self.way_now = np.where(link >= 0, self.fold.way[np.maximum(link, 0)], WAYS.index("not on a leg"))
        self.corps_now = np.where(self.by("official") & (self.party >= 0), self.fold.corps[np.minimum(np.maximum(self.party, 0), len(self.fold.corps) - 1)], -1)
        self.corps_now = np.where(self.by("carrier"), len(self.fold.corps_names), self.corps_now)
        self.place = np.where((self.place < 0) & (self.link >= 0) & ~self.caught, self.fold.tail[np.maximum(self.link, 0)], self.place)

    def _rights(self):
        """Whether the person has once understood the rights that one has in the country of the event; shelters and companions tell of Mexico's."""
        told, us = self.kind("informed", "advised"), self.in_country("US")
        of_us = us & ~self.by("shelter", "migrant")
        in_mx, in_us = self.carry("rights_mx", told & ~of_us, told), self.carry("rights_us", told & of_us, told)
        return np.where(us, in_us, in_mx) == 1

    def _legal(self):
        """Code of STATUSES in the country where the event happens; -1 nowhere."""
        granted = self.kind("granted")
        us = self._coded(tuple(i for i, name in enumerate(self.fold.schemes) if name in US_SCHEMES))
        us = us | (self.detail == self._code("humanitarian_residence")) & self.in_country("US")
        papers = granted & (self.detail != self._code("reflection"))
        lapsed = self.kind("lapsed")
        in_us = self.carry("papers_us", (papers & us) | (lapsed & (self.detail == 1)), granted)
        in_mx = self.carry("papers_mx", (papers & ~us) | (lapsed & (self.detail == 0)), granted)
        office = self._coded(tuple(i for i, name in enumerate(self.fold.schemes) if name in OFFICES))
        asks = self.kind("applied") & ~office
        pending = self.carry("pending", asks | (granted & ~office) | self.kind("refused", "deported"), asks)
        if self.before:
            return None
        mexico, states = self.in_country("MX"), self.in_country("US")
        right = np.where(states, in_us == 1, (in_mx == 1) | (in_us == 1))
        abroad = np.select([right, pending == 1], [3, 2], 1)
        return np.where(self.place < 0, -1, np.where(mexico | states, abroad, 0))

    def _code(self, scheme):
        return self.fold.schemes.index(scheme) if scheme in self.fold.schemes else -9

    def _raid_sizes(self):
        """People taken in the raid (by the cell's own event of that day) of which each abduction is part; 0 for none."""
        raids = np.flatnonzero(self.kind("abducted", nobody=True))
        sizes = np.zeros(self.n)
        if len(raids):
            name = lambda rows: self.day[rows].astype(np.int64) * 10**6 + self.party[rows]
            order = raids[np.argsort(name(raids), kind="stable")]
            rows = np.flatnonzero(self.kind("abducted") & self.by("gang"))
            at = np.minimum(np.searchsorted(name(order), name(rows)), len(order) - 1)
            same = name(order)[at] == name(rows)
            sizes[rows[same]] = np.maximum(self.detail[order[at[same]]], 1)
        return sizes

    def _first(self, name, mask, before=None, apart=0):
        first = self.fold.first
        loops.first_met(self.person, self.day, mask, first[name], first[before] if before else first[name][:0], apart)

    def _cascade(self):
        """First days of each stage, in order, for those recognised in the measured period; and of harm after protection."""
        met = self.kind("checked", "detained", "screened", "apprehended", "rescued") | (self.caught & (self.situation == IN_CARE))
        events = (
            self.trafficked("protocol") & (self.day >= 0), met, self.kind("asked", "identified"), self.kind("disclosed", "identified"),
            self.kind("identified"), self.kind("stay_offered") | (self.kind("applied") & (self.legal_now == 2)), self.kind("protected"),
        )
        before = None
        for name, mask in zip(STAGES, events, strict=True):
            self._first(f"stage {name}", mask, before)
            before = f"stage {name}"
        self._first("unsafe", self.kind(*UNSAFE), before, apart=1)

    def _ends(self):
        """First days of departure in the measured period, and of each outcome since."""
        self._first("set_out", self.kind("departed") & (self.day >= 0) & (self.day < self.fold.days))
        for name, mask in marks(self.kind_code, self.situation, self.in_country("US")).items():
            self._first(f"end {name}", mask, "set_out")

    def _clock(self, name):
        """Days since the clock's last start at each of its stops, else -1; keeps what is still running."""
        starts, stops = self.kind(*CLOCKS[name][0]), self.kind(*CLOCKS[name][1])
        if name == "control":  # held or at work as a trafficked person (protocol), until free, or in nobody's hands any more
            starts = self.trafficked("protocol") & among(self.situation, HELD)
            stops = self.victim & ~starts & (stops | ~among(self.situation, HELD))
        elif name == "decision":  # on protection, not on work permits
            office = self._coded(tuple(i for i, scheme in enumerate(self.fold.schemes) if scheme in OFFICES))
            starts, stops = starts & ~office, stops & ~office
        return loops.lasted(self.person, self.day, starts, stops, self.fold.since[name], name == "control")
