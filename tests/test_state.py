"""The state's side: posts, police, custody and screening. Each choice moves the way common sense says.

A busy model is copied; one state of another actor, one capacity, price or stake is altered; the encounter is held with the
same people; the probabilities of the choice are compared. The helpers serve the other files on the state's side too.
"""

from __future__ import annotations

import copy
import functools

import numpy as np
import pytest
from test_decisions import FREEZE, probabilities

from corridor.encounters import bribes, checks, claims, custody, police, posts, screening
from corridor.life import CODE
from corridor.model import CorridorModel
from corridor.records.events import PARTY

MEXICO, US = 0, 1


@functools.lru_cache(maxsize=1)
def busy() -> CorridorModel:
    """Many on the way, some in custody, cells with officials in their pay: a few months lived."""
    model = CorridorModel("baseline", seed=3, scale=0.03, burn_in_days=120, days=30,
                          parameters={"people.attachment_median_usd": 6000, "employers.sanction_days": 10})
    for _ in range(95):
        model.step()
    model.station_inside[: len(model.stations)] = 0.5 * model.station_room[: len(model.stations)]
    model.events.take()
    model.events.kept.clear()
    return model


def fresh() -> CorridorModel:
    """A copy to change at will."""
    return copy.deepcopy(busy())


def office(model, country: int) -> int:
    """Row of a migration office."""
    return model.official_row[f"migration_office:{('mexico', 'us')[country]}"]


def travellers(model, number: int = 400) -> np.ndarray:
    """Rows of people who travel, brought onto a link with a post in Mexico."""
    people = model.people
    who = np.flatnonzero((people.situation == CODE["travelling"]) & (people.channel != 3))[:number]
    posts = np.flatnonzero((model.post_of_link >= 0) & (model.checkpoint_of_link >= 0) & (model.geography.mode == 1))
    people.link[who] = posts[np.arange(len(who)) % len(posts)]
    people.papers_mx[who] = people.papers_us[who] = -9999
    return who


def detained(model, country: int = MEXICO, number: int = 300) -> np.ndarray:
    """Rows of people just brought into custody."""
    who = travellers(model, number)
    if country == US:
        model.people.link[who] = np.flatnonzero(model.geography.crosses_us)[0]
        model.detain(who, np.full(len(who), office(model, US)), "apprehended", detail=1)
        model.people.entry_sector[who] = 0
    else:
        model.detain(who, model.post_of_link[model.people.link[who]], "detained")
    return who


def survivors(model, country: int = MEXICO, number: int = 300) -> np.ndarray:
    """Rows of people in custody whom a cell has trafficked; those in hand know what they may ask for."""
    who = detained(model, country, number)
    people = model.people
    road = np.flatnonzero(model.cells.road)
    people.victim[who] = people.severe[who] = people.informed[who] = True
    people.identified[who] = False
    people.trafficker_kind[who], people.trafficker[who] = PARTY["gang"], road[np.arange(len(who)) % len(road)]
    people.captor_kind[who], people.captor[who] = people.trafficker_kind[who], people.trafficker[who]
    people.harmed_on[who], people.threatened[who] = model.day, -9999
    people.trauma[who], people.trust[who] = 0.4, 0.4
    people.departed[who] = model.day - 40
    people.offence_in[who] = model.geography.country[people.place[who]]
    model.officials.used[:] = 0.0
    return who


def load_of(model, who) -> np.ndarray:
    """Cases before the desks against what they hear in the usual time; `queue` alters it."""
    return np.full(len(who), getattr(model, "queue_of_a_test", 0.5))


# ---- what is held: (model) -> None ----
def at_posts(model) -> None:
    """Everybody, each alone, meets a post."""
    who = travellers(model)
    model.people.channel[who] = 0
    model.officials.staff[:] = 5000
    checks.checks(model, who)


def posts_of_cells(model) -> None:
    """The same posts, where cells have room and expect much of a captive."""
    model.cells.takings_usd[:], model.cells.beds[:], model.cells.crowding[:] = 6000.0, 400.0, 0.0
    at_posts(model)


def asked_for_much(model) -> None:
    """Everybody, each alone, is asked for 400 USD by an agent in Mexico."""
    who = travellers(model)
    model.people.channel[who], model.people.savings_usd[who] = 0, 1000.0
    official = np.full(len(who), np.flatnonzero(model.officials.corps != posts.US_CORPS)[0])
    bribes.pay(model, who, official, np.full(len(who), 400.0), bribes.weigh(model, who, official).worth)


def guides_at_posts(model) -> None:
    """Guides with clients meet a post."""
    who = travellers(model)
    model.people.channel[who], model.people.smuggler[who] = 2, 0
    model.people.balance_usd[who] = 2000.0
    model.officials.staff[:] = 5000
    checks.checks(model, who)


def police_stops(model) -> None:
    """Everybody is stopped by the police of a town."""
    model.p = model.p | {"police.stops_day": 30.0, "police.others_day": 2.0}
    police.police(model, travellers(model))


def interviews(model) -> None:
    """Survivors are interviewed in Mexico."""
    who = survivors(model)
    screening.ask(model, who, office(model, MEXICO), load_of(model, who))


def asked(model) -> None:
    """Survivors are asked in an interview."""
    screening.disclose(model, survivors(model), office(model, MEXICO), "interview")


def heard(model) -> None:
    """Survivors have told."""
    who = survivors(model)
    screening.believe(model, who, office(model, MEXICO), load_of(model, who))


def others_heard(model) -> None:
    """People who were kidnapped, not trafficked, have told."""
    who = survivors(model)
    model.people.victim[who] = False
    model.people.smuggler[who] = -1
    screening.believe(model, who, office(model, MEXICO), load_of(model, who))


def care_offered(model) -> None:
    """Identified survivors are offered a place."""
    screening.takes_care(model, survivors(model), office(model, MEXICO))


def charged(model) -> None:
    """People forced into crime stand before a prosecutor."""
    who = survivors(model)
    model.people.made_to_offend[who] = True
    screening.forced_offenders(model, who, MEXICO, load_of(model, who))


def form(model, country: int = MEXICO) -> None:
    """The form of return lies before people who know their rights."""
    who = survivors(model, country)
    model.people.victim[who] = False
    model.people.threatened[who] = model.day - 100
    model.people.clock_consul[who] = 40.0
    custody.return_form(model, who, office(model, country), country)


def claims_waiting(model) -> None:
    """People wait in custody for asylum and think it over."""
    who = survivors(model)
    people = model.people
    people.claim[who], people.claim_due[who] = claims.PERMIT["asylum_mexico"], model.day + 20
    people.threatened[who] = model.day - 100
    model.p = model.p | {"asylum.rethink_days": 15.0}
    people.since[who] = model.day - 14
    claims.abandon_claims(model, who, office(model, MEXICO), MEXICO)


# ---- what is altered: (model) -> None ----
def parameter(name: str, factor: float):
    """A price, stake or capacity."""
    def alter(model):
        model.p = model.p | {name: model.p[name] * factor}
    alter.__name__ = f"{name} x{factor:g}"
    return alter


def rule(column: str, value: float):
    """An office's rule."""
    def alter(model):
        getattr(model.officials, column)[:] = value
    alter.__name__ = f"{column} {value:g}"
    return alter


def scaled(table: str, column: str, factor: float):
    """An actor's state."""
    def alter(model):
        array = getattr(getattr(model, table), column)
        array[:] = array * factor
    alter.__name__ = f"{table}.{column} x{factor:g}"
    return alter


def filled(share: float):
    """Stations as full as this."""
    def alter(model):
        model.station_inside[: len(model.stations)] = share * model.station_room[: len(model.stations)]
    alter.__name__ = f"stations {share:g} full"
    return alter


def belief(name: str, value):
    """What people have learned to expect."""
    def alter(model):
        setattr(model, name, np.array(value) if isinstance(value, list) else value)
    alter.__name__ = f"{name} {value}"
    return alter


def queue(cases: float):
    """A queue before the desks."""
    def alter(model):
        model.queue_of_a_test = cases
    alter.__name__ = f"queue {cases:g}"
    return alter


def bought(level: float):
    """All cells have this many officials in their pay."""
    def alter(model):
        model.cells.bought[:] = level
        model.cells.takings_usd[:] = np.maximum(model.cells.takings_usd, 6000.0)
        model.cells.beds[:] = np.maximum(model.cells.beds, 200.0)
    alter.__name__ = f"officials bought {level:g}"
    return alter


def complained_of(model) -> None:
    """Many complaints, and a channel for them."""
    model.officials.complaints[:] = 1.0
    model.complaints_rate = 0.5


def in_debt(model) -> None:
    """Everybody owes the ring."""
    model.people.smuggler_debt_usd[:] = 4000.0


def trusting(model) -> None:
    """Visits and consuls have won trust."""
    model.people.trust[:] = 0.8


DUTY, BRIBE, HAND_OVER = range(3)
TABLE = [
    ("bribe", at_posts, filled(1.0), BRIBE, +1), ("bribe", at_posts, filled(0.0), DUTY, +1),
    ("bribe", at_posts, parameter("posts.sanction_usd", 5), BRIBE, -1), ("bribe", at_posts, scaled("people", "savings_usd", 0.02), BRIBE, -1),
    ("bribe", at_posts, scaled("officials", "greed", 2), BRIBE, +1), ("bribe", guides_at_posts, parameter("posts.guide_talks", 6), BRIBE, -1),
    ("bribe", at_posts, bought(1.0), HAND_OVER, +1), ("bribe", posts_of_cells, bought(0.0), HAND_OVER, -1),
    ("pays a bribe", asked_for_much, filled(1.0), 1, -1), ("pays a bribe", asked_for_much, filled(0.0), 1, +1),
    ("pays a bribe", at_posts, parameter("posts.inm_bribe_usd", 3), 1, -1), ("pays a bribe", at_posts, parameter("people.loss_stopped_usd", 0.02), 1, -1),
    ("police", police_stops, parameter("posts.sanction_usd", 8), police.EXTORT, -1), ("police", police_stops, bought(1.0), police.HAND_OVER, +1),
    ("police", police_stops, complained_of, police.EXTORT, -1), ("police", police_stops, scaled("people", "savings_usd", 0.02), police.EXTORT, -1),
    ("official in power", police_stops, rule("complaints", 1.0), 1, -1), ("official in power", police_stops, parameter("police.passers_by", 12), 1, -1),
    ("official in power", police_stops, scaled("people", "savings_usd", 4.0), 1, +1),
    ("ask", interviews, rule("training_hours", 40.0), screening.ASK, +1), ("ask", interviews, queue(4.0), screening.PASS, +1),
    ("ask", interviews, queue(0.0), screening.ASK, +1), ("ask", interviews, rule("training_hours", 0.0), screening.ASK, -1),
    ("speak", asked, rule("reflection_days", 90.0), screening.SPEAK, +1), ("speak", asked, rule("witness_places", 5000.0), screening.SPEAK, +1),
    ("speak", asked, scaled("cells", "members", 5.0), screening.SPEAK, -1), ("speak", asked, scaled("cells", "members", 0.2), screening.SPEAK, +1),
    ("speak", asked, in_debt, screening.SPEAK, -1), ("speak", asked, rule("firewall", 1.0), screening.SPEAK, +1),
    ("speak", asked, rule("care_places", 4000.0), screening.SPEAK, +1), ("speak", asked, rule("cooperation", 0.0), screening.SPEAK, +1),
    ("believe", heard, rule("training_hours", 60.0), screening.OPEN_CASE, +1), ("believe", heard, rule("tells_apart", 1.0), screening.OPEN_CASE, +1),
    ("believe", heard, queue(4.0), screening.OPEN_CASE, -1), ("believe", others_heard, rule("tells_apart", 1.0), screening.OPEN_CASE, -1),
    ("stay offered", care_offered, rule("reflection_days", 90.0), screening.TAKE, +1), ("stay offered", care_offered, in_debt, screening.TAKE, -1),
    ("charge", charged, rule("non_punishment", 1.0), screening.CHARGE, -1), ("charge", charged, rule("training_hours", 60.0), screening.CHARGE, -1),
    ("charge", charged, queue(3.0), screening.CHARGE, -1), ("stay offered", care_offered, scaled("cells", "members", 5.0), screening.TAKE, +1),
    ("return form", form, rule("bus_days", 60.0), custody.SIGN, -1), ("return form", form, belief("asylum_belief", [0.9, 0.9]), custody.APPLY, +1),
    ("return form", form, rule("days_to_decision", 300.0), custody.APPLY, -1), ("return form", form, rule("alternatives", 9000.0), custody.APPLY, +1),
    ("return form", form, rule("victims_outside", 1.0), custody.COMPLAIN, +1), ("return form", form, belief("complaint_belief", 1.0), custody.COMPLAIN, +1),
    ("return form", form, rule("ground_gangs", 0.0), custody.APPLY, -1),
    ("abandon claim", claims_waiting, belief("asylum_belief", [0.02, 0.02]), claims.GIVE_UP, +1), ("abandon claim", claims_waiting, belief("asylum_belief", [0.95, 0.95]), claims.GIVE_UP, -1),
]


def ids(row) -> str:
    """A row's name in test reports."""
    return f"{row[0]}-{row[2].__name__}-{row[3]}-{row[4]:+d}"


def compare(purpose, act, alter):
    """(probabilities before, after), (n, alternatives) for those who choose both times."""
    before = probabilities(fresh(), purpose, act)
    model = fresh()
    alter(model)
    after = probabilities(model, purpose, act)
    both = [key for key in before if key in after]
    assert both, f"nobody decides on {purpose!r}"
    return np.array([before[k] for k in both]), np.array([after[k] for k in both])


def moves(row) -> None:
    """A row of a table holds."""
    purpose, act, alter, alternative, direction = row
    before, after = compare(purpose, act, alter)
    moved = (after - before)[:, alternative]
    assert direction * moved.mean() > 0, moved.mean()


def moves_far(table, purpose) -> None:
    """Some row, of another actor or of a price, moves the probability by five points or more somewhere (the freeze test within the
    range of the baseline is test_freeze.py)."""
    largest = 0.0
    for row in table:
        if row[0] == purpose and largest < FREEZE:
            before, after = compare(purpose, row[1], row[2])
            largest = max(largest, float(np.abs(after - before).max()))
    assert largest >= FREEZE


def checks_of(table):
    """The two tests of a table: each row moves its choice the way it says; some row of each purpose moves it five points."""

    @pytest.mark.parametrize("row", table, ids=ids)
    def moves_as_said(row):
        moves(row)

    @pytest.mark.parametrize("purpose", sorted({row[0] for row in table}))
    def moves_five_points(purpose):
        moves_far(table, purpose)

    return moves_as_said, moves_five_points


test_choices_move_the_way_common_sense_says, test_each_choice_moves_five_points_with_some_row = checks_of(TABLE)
