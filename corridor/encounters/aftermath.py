"""What follows from encounters for a person: cash, news, captivity, detention, death, arrival.

Methods of the model, kept apart so that each encounter says who decided what and this page says what it leaves behind.
"""

from __future__ import annotations

import numpy as np

from corridor import law
from corridor.crowd import among, without
from corridor.encounters import guiding, legs
from corridor.encounters.handover import at_destination
from corridor.encounters.ransom import told_of_telling
from corridor.encounters.screening import may_recover
from corridor.encounters.travel import pool_of, tell_of_leg
from corridor.geography import kilometres
from corridor.life import CODE, move, note, owe, those
from corridor.records import CLAIMS
from corridor.records.events import PARTY, WAY_HOME

PARTY_OF_ACCOUNT = {"gangs": "gang", "officials": "official", "criminals": "common_criminal", "smugglers": "smuggler", "employers": "employer", "carriers": "carrier"}
UNTOLD = (1, 3)  # causes of death, desert and captivity, that nobody tells the family of one who was alone
CHAINS_A_KIND = law.PARTIES_A_KIND


class Aftermath:
    """Consequences; every method takes `who`, rows of people, each at most once."""

    # ---- money ----
    def take_cash(self, who, amount, account: str, party, kind: str) -> None:
        """Cash changes hands by force or as a bribe: amount (n,) USD, never more than the person has."""
        if len(who) == 0:
            return
        people = self.people
        amount = np.minimum(np.maximum(amount, 0.0), np.maximum(people.savings_usd[who], 0.0))
        people.savings_usd[who] -= amount
        self.ledger.pay("migrants", account, amount, who=who)
        if account == "officials":
            self.lose_trust(who)
        if account == "gangs":
            np.add.at(self.cells.revenue_usd, party, amount / self.scale)
        if account == "smugglers":
            np.add.at(self.smugglers.profit_usd, party, amount / self.scale)
        note(self, who, kind, link=people.link[who], party_kind=PARTY_OF_ACCOUNT[account], party=party, amount_usd=amount)

    def lose_trust(self, who) -> None:
        """A bribe, or an abuse by an official, takes part of a person's trust in authorities."""
        self.people.trust[who] *= 1 - self.p["people.trust_lost"]

    def raise_money(self, who, amount) -> np.ndarray:
        """Bring a person's cash up to `amount` (n,) USD from family, then a lender. Returns the cash at hand, (n,)."""
        people = self.people
        if len(who) == 0:
            return people.savings_usd[who]
        lack = np.maximum(np.asarray(amount, dtype=float) - people.savings_usd[who], 0.0)
        if not lack.any():
            return people.savings_usd[who]
        given = self.family_gives(who, lack, 1.0)
        lent = np.minimum(lack - given, self.lender_limit(who))
        owe(self, who, "debt_usd", lent, "lent")
        people.savings_usd[who] += lent
        self.ledger.pay("credit_outside", "lenders", lent, who=who)
        self.ledger.pay("lenders", "migrants", lent, who=who)
        return people.savings_usd[who]

    def family_gives(self, who, lack, part: float) -> np.ndarray:
        """Families give what is lacking, (n,) USD, up to a part of what they would. Returns (n,) USD given."""
        people, p = self.people, self.p
        given = guiding.family_gives(who, lack, part * p["people.kin_gives"], part * p["people.family_gives"], people.kin, people.family_usd, people.savings_usd)
        self.ledger.pay("families", "migrants", given, who=who)
        return given

    def cost_of_living(self, who, usd: float) -> None:
        """Spend up to `usd` a head on food, a bed, a bus."""
        amount = np.minimum(usd, self.people.savings_usd[who])
        self.people.savings_usd[who] -= amount
        self.ledger.pay("migrants", "living_outside", amount, who=who)

    def arrange_travel(self, who) -> None:
        """Provisions for the way: what the family adds to one's savings (evidence E292: people set out with little)."""
        people = self.people
        lack = np.maximum(self.p["people.provisions_usd"] - people.savings_usd[who], 0.0)
        self.family_gives(who, lack, self.p["people.provisions_given"])
        people.by_train[who] = False
        people.heard[who] = self.day

    # ---- news ----
    def end_journey(self, who, arrived: bool, harmed: bool) -> None:
        """The end of an attempt is told at home after a lag, once for each attempt. What was due on an arrival with the guide is owed no more
        once the contract covers no other try, or there is none to make."""
        people = self.people
        who = legs.untold(who, people.reported, people.departed)
        if len(who) == 0:
            return
        people.reported[who] = True
        clients, owed = legs.owing(who, people.channel, people.smuggler_debt_usd, people.balance_usd)
        by = np.where(people.smuggler[clients] >= 0, people.smuggler[clients], np.maximum(people.owed_ring[clients], people.old_ring[clients]))
        note(self, clients, "indebted", party_kind="smuggler", party=by, amount_usd=owed)
        void = clients[(people.balance_usd[clients] > 0) & ((people.tries_left[clients] == 0) | arrived)]
        owe(self, void, "balance_usd", -people.balance_usd[void], "written_off")
        people.tries_left[void] = 0
        free, guided, worse, abused = legs.journeys_told(
            who, harmed, people.started, people.departed, people.harmed_on, people.abused_on, people.paid_told)
        self.told.append((self.day + self.p["news.lag_days"], free, guided, arrived, worse, abused, people.smuggler[free], people.wronged[free], people.wronged_part[free]))

    def tell_attempt(self, who) -> None:
        """Another attempt begins; where a re-entry ban is in force the state that set it is named."""
        people = self.people
        barred = (people.ban_until[who] >= self.day) & (people.channel[who] != 3)
        for rows, against in ((who[~barred], "none"), (who[barred], "state")):
            note(self, rows, "reattempted", party_kind=against, detail=people.attempts[rows])

    # ---- captivity ----
    def hold(self, who, kind: str, by, size=None, link=None) -> None:
        """A captor of `kind` ('gang', 'smuggler', 'employer') takes people; the next decision comes on the day after. What a captor makes of this
        captive beside reckoning (its tastes, purpose "captor") stays the same for as long as it holds them."""
        if len(who) == 0:
            return
        people = self.people
        people.holder_kind[who], people.holder[who] = PARTY[kind], by
        people.captor_kind[who], people.captor[who] = PARTY[kind], by
        people.demand_usd[who], people.ransom_usd[who], people.use[who] = 0.0, 0.0, 1
        people.defied[who], people.asked_again[who] = False, 0  # of this captor nothing is known yet
        people.told_police[who] &= people.situation[who] == CODE["held"]  # a family that has told them still has when the captive is sold
        people.harmed_on[who] = self.day
        self.occasions.next("captor", who)
        people.trauma[who] = np.minimum(1.0, people.trauma[who] + self.p["trauma.taken"])
        more = {} if size is None else {"detail": size}
        if link is not None:
            more["link"] = link
        move(self, who, "held", "abducted", due_day=self.day + 1, party_kind=kind, party=by, **more)
        people.link[who], people.by_train[who] = -1, False
        if kind == "gang":
            people.taken_ground[who], people.taken_on[who] = self.cells.ground[by], self.day
            alone = people.channel[who] != 2
            people.times_taken[who[alone]] += 1
            people.taken_mode[who] = -1 if link is None else self.geography.mode[link]

    def set_free(self, who, kind: str | None = None, **event) -> None:
        """Free again by an event of `kind` (None: was free already): on with the journey if it still promises more than
        going home and cash allows, else home."""
        if len(who) == 0:
            return
        people = self.people
        self.out_of_hands(who, kind, **event)
        self.give_help(who)
        go = self.goes_on(who)
        people.link[who[go]] = -1
        move(self, who[go], "travelling", "moved", due_day=self.day)
        self.go_home(who[~go])

    def out_of_hands(self, who, kind: str | None = None, **event) -> None:
        """In nobody's hands any more, by an event of `kind` (None: was free already); what was agreed with a guide has ended."""
        if len(who) == 0:
            return
        people = self.people
        if kind == "escaped" and event.get("party_kind") == "gang":  # captors who have spoken to a family know where it lives
            known = people.demand_usd[who] > 0
            self.defied.append((who[known], np.broadcast_to(event["party"], (len(who),))[known]))
        told_of_telling(self, who, kind == "rescued")
        people.holder_kind[who], people.holder[who], people.use[who], people.demand_usd[who] = 0, -1, 0, 0.0
        people.defied[who], people.heard[who], people.by_train[who] = False, self.day, False
        self.recognition.end(who)
        if kind is not None:
            move(self, who, "waiting", kind, due_day=self.day, **event)
        lone = people.channel[who] == 2
        people.channel[who[lone]] = 0

    def give_help(self, who) -> None:
        """Shelters, churches and kin help those robbed of everything to go on or home."""
        self.raise_money(who, np.full(len(who), self.p["people.help_usd"]))

    def go_home(self, who) -> None:
        """The way home on one's own: the person is on it for some days, and rests then."""
        if len(who) == 0:
            return
        self.end_journey(who, False, False)
        self.cost_of_living(who, self.p["people.bus_home_usd"])
        people = self.people
        people.link[who] = -1
        on_the_way = self.days_home(who)
        move(self, who, "home", "moved", due_day=self.day + on_the_way + self.rests(who), place=people.home[who], detail=WAY_HOME)

    def days_home(self, who) -> np.ndarray:
        """(n,) days by bus from where each is to the place of origin, one at least."""
        km = kilometres(self.geography, self.people.place[who], self.people.home[who])
        return np.maximum(np.ceil(km / self.p["people.home_km_day"]), 1).astype(int)

    def rests(self, who) -> np.ndarray:
        """(n,) days at home before each who has come back weighs anything anew: people.rest_days in the mean, half of it at least."""
        spread = self.draws.exponential(self.people.key[who], "rest at home", self.occasions.next("rest at home", who))
        return (self.p["people.rest_days"] * (0.5 + 0.5 * spread)).astype(int)

    def detain(self, who, posts, kind: str, **event) -> None:
        """Taken into custody by a post: kept for Mexico's or the U.S. migration office."""
        if len(who) == 0:
            return
        people = self.people
        in_us = kind != "detained"
        office = self.official_row["migration_office:us" if in_us else "migration_office:mexico"]
        link = people.link[who]
        event.setdefault("link", link)
        people.holder_kind[who], people.holder[who] = PARTY["official"], office
        people.stage[who], people.claim[who] = 1, -1
        people.taken_by[who] = self.officials.corps[posts]
        people.clock_interview[who] = np.inf  # until the station sets the clocks
        people.entry_sector[who], people.prosecuted[who] = -1, False
        near = np.where(link >= 0, self.geography.head[link] if in_us else self.geography.tail[link], people.place[who])
        away = (self.across if in_us else self.in_mexico)[near]
        people.place[who] = np.where(away, near, self.officials.place[office])
        if not in_us:
            people.place[who] = self.station_near(people.place[who])
        named = "apprehended" if in_us else "detained"
        if kind == "apprehended_inside":
            named = "detained"
        move(self, who, "detained", named, due_day=self.day + 1, party_kind="official", party=posts, **event)
        people.link[who], people.by_train[who] = -1, False

    def country_of(self, places) -> np.ndarray:
        """Country codes (text) of places by index."""
        return self.countries[self.geography.country[places]]

    def into_care(self, who, kind: str, office_name: str) -> None:
        """Brought to a safe place by a state or a shelter, where recovery and a decision follow."""
        if len(who) == 0:
            return
        people = self.people
        country = office_name.split(":")[1]
        office = self.official_row[f"migration_office:{country}"]
        people.holder_kind[who], people.holder[who], people.link[who] = 0, office, -1
        days = np.maximum(may_recover(self, who, office) * self.officials.reflection_days[office], self.p["protection.least_days"])
        move(self, who, "in_care", kind, due_day=self.day + days.astype(int), party_kind="official" if kind == "rescued" else "shelter",
             party=self.official_row[office_name])

    def fall(self, who) -> None:
        """A fall from a train, on the leg under way: some die, some lose a limb."""
        if len(who) == 0:
            return
        people, p = self.people, self.p
        link = people.link[who].copy()
        fate = self.draws.uniform(people.key[who], "fall", self.occasions.next("fall", who))
        dies = fate < p["train.fall_death"]
        maimed = ~dies & (fate < p["train.fall_death"] + (1 - p["train.fall_death"]) * p["train.fall_maims"])
        note(self, who, "fell", link=link, party_kind="nature", detail=maimed.astype(int))
        self.die(who[dies], np.zeros(dies.sum(), int), link=link[dies])
        self.go_home(who[~dies])

    def tell_of_falls(self, who, hazard: float) -> float:
        """Chance to fall of a hazard that they meet on the leg under way; those who were there tell how dangerous to life it was."""
        chance = 1 - np.exp(-hazard)
        tell_of_leg(self, who, "dead", chance * self.p["train.fall_death"] / self.scale)
        return chance

    def fall_or_land(self, who) -> np.ndarray:
        """Thrown off a train on the leg under way: some fall under it (natural hazard), the others have lost the train and
        wait for another. Returns those who fell (rows)."""
        if len(who) == 0:
            return who
        people, p = self.people, self.p
        occasion = self.occasions.next("thrown off", who)
        falls = who[self.draws.uniform(people.key[who], "thrown off", occasion) < self.tell_of_falls(who, p["trains.force_fall"])]
        self.fall(falls)
        landed = without(who, falls)
        people.leg_hours[landed] += p["train.wait_hours"]
        return falls

    def die(self, who, cause, **event) -> None:
        """The end: what the person carried goes to the family; creditors lose their claims."""
        if len(who) == 0:
            return
        people = self.people
        people.harmed_on[who] = self.day
        told = ~among(np.broadcast_to(cause, (len(who),)), UNTOLD) | (people.leader[who] >= 0) | (people.channel[who] == 1)
        people.heard[who[told]] = 2**30
        told_of_telling(self, who, False)
        self.end_journey(who, False, True)
        left = people.savings_usd[who].copy()
        people.savings_usd[who] = 0.0
        people.family_usd[who] += left
        people.holder_kind[who], people.holder[who], people.stage[who] = 0, -1, 0
        move(self, who, "dead", "died", due_day=2**30, detail=cause, **event)
        self.ledger.pay("migrants", "families", left, who=who)  # after the death: an inheritance, no remittance
        for claim in CLAIMS:
            owe(self, who, claim, -getattr(people, claim)[who], "written_off")

    def arrive(self, who) -> None:
        """At the destination: hand-over by the guide where there is one, then the search for work."""
        if len(who) == 0:
            return
        people = self.people
        legal = people.papers_us[who] >= self.day
        people.arrived_legal[who] = legal
        free = at_destination(self, who[people.channel[who] == 2])
        self.settle_in(np.concatenate([who[people.channel[who] != 2], free]))

    def settle_in(self, who) -> None:
        """Arrived and free: look for work."""
        if len(who) == 0:
            return
        who = np.sort(who)
        people = self.people
        people.heard[who] = self.day
        self.end_journey(who, True, False)
        wait = 1 + self.p["work.round_days"] * self.draws.exponential(people.key[who], "search", people.attempts[who])
        move(self, who, "waiting", "arrived", due_day=self.day + wait.astype(int), detail=people.arrived_legal[who].astype(int))

    # ---- law ----
    def add_elements(self, who, party, party_kind: str, names, path: str | None = None, sold: bool = False) -> None:
        """Elements an encounter leaves for people in the chain of a party; recognition follows at once (law.md).

        names: of elements, the same for all, or (n,) law.bits of each."""
        if len(who) == 0:
            return
        chain = np.zeros(len(who), np.int64) + (PARTY[party_kind] * CHAINS_A_KIND + np.asarray(party, dtype=np.int64))
        found = self.recognition.add(who, chain, names if isinstance(names, np.ndarray) else law.bits(*names), self.day)
        if len(found[0]):
            self.recognised(found, PARTY[party_kind], chain[_at(who, found[0])] % CHAINS_A_KIND, path, sold)

    def join_chains(self, who, kind_a: str, a, kind_b: str, b) -> None:
        """Two parties act together for these people from now on."""
        if len(who):
            one = PARTY[kind_a] * CHAINS_A_KIND + np.asarray(a, dtype=np.int64)
            two = PARTY[kind_b] * CHAINS_A_KIND + np.asarray(b, dtype=np.int64)
            found = self.recognition.join(who, one, two, self.day)
            if len(found[0]):
                party = np.broadcast_to(two, (len(who),))[_at(who, found[0])] % CHAINS_A_KIND
                self.recognised(found, PARTY[kind_b], party, "smuggling" if kind_a == "smuggler" else None, kind_a == "smuggler")

    def recognised(self, found, party_kind: int, party, path, sold) -> None:
        """Some are newly recognised (`found`, as Recognition.add returns it), in the chain of a party (n,)."""
        rows, definitions, purposes = found
        people = self.people
        paths = 1 << ("smuggling", "kidnapping", "job_offer", "household").index(path) if path else 0
        known, smuggler = self.recognition, PARTY["smuggler"]
        sold = sold | (known.has_party(rows, smuggler) & known.has_element(rows, "transfer")
                       & (known.has_party(rows, PARTY["gang"]) | known.has_party(rows, PARTY["employer"])))
        detail = law.pack(definitions, purposes, paths=paths, official=known.has_party(rows, PARTY["official"]), sold=sold,
                          minor=people.minor[rows], again=known.again(rows), consented=known.has_element(rows, "consent"))
        people.victim[rows[(definitions & 1) == 1]] = True
        people.severe[rows[(definitions & 4) == 4]] = True
        people.trafficker[rows] = party
        people.trafficker_kind[rows] = np.where(people.trafficker[rows] >= 0, party_kind, 0)
        people.harmed_on[rows], people.offence_in[rows] = self.day, self.geography.country[people.place[rows]]
        self.events.record(self.day, rows, "trafficked", people.situation[rows], place=people.place[rows],
                           party_kind=_name(party_kind), party=party, detail=detail)

    def explain(self, person: int) -> list[str]:
        """A sentence for each time a person (row) was recognised as trafficked: which act, means and purpose, by whom, when
        (law.py), from this run's own elements. Empty: never."""
        return self.recognition.explain(int(person), lambda chain: "{} {}".format(*self.party_of(chain)))

    def party_of(self, chain: int) -> tuple[str, int]:
        """(kind, row) of the party whose chain a number names."""
        return _name(chain // CHAINS_A_KIND), chain % CHAINS_A_KIND

    def pool_of(self, who):
        """See travel.pool_of."""
        return pool_of(self, who)

    def held_by_gangs(self) -> np.ndarray:
        """Rows of people now held by cells."""
        people = self.people
        held = those(people, "held")
        return held[people.holder_kind[held] == PARTY["gang"]]


def _at(who, some) -> np.ndarray:
    """Where `some` of the (distinct) `who` stand in it."""
    order = np.argsort(who, kind="stable")
    return order[np.searchsorted(who, some, sorter=order)]


def _name(code: int) -> str:
    return next(name for name, number in PARTY.items() if number == code)
