"""Decisions move the way common sense says (metamorphic table), and not by a hair only.

A busy model is copied; one state of another actor, one capacity, price or stake is altered; the day goes on; the
probabilities of the choices are compared for the same people or actors. Nobody else has been asked in between. Worlds and values here may lie outside what the baseline shows: whether a decision
listens to other actors within that range (model.md, principle 1) is asked in test_freeze.py.
"""

from __future__ import annotations

import copy
import functools
import importlib
import pkgutil

import numpy as np
import pytest
from conftest import moves

from corridor import encounters
from corridor.agents.bargain import GUARDS
from corridor.agents.employers import TRANSIT
from corridor.choice import choose
from corridor.encounters import border_guide, captivity, grounds, handover, power, road, travel
from corridor.encounters.hiring import Plan, begin
from corridor.life import bring_forward
from corridor.model import CorridorModel

pytestmark = pytest.mark.xdist_group("decisions")  # one worker: the rows share what they compare with
MODULES = [importlib.import_module(f"corridor.encounters.{m.name}") for m in pkgutil.iter_modules(encounters.__path__)]
FREEZE = 0.05


@functools.lru_cache(maxsize=1)
def busy() -> CorridorModel:
    """Many on the way: people little attached to home, a few months lived."""
    model = CorridorModel("baseline", seed=3, scale=0.03, burn_in_days=120, days=30,
                          parameters={"people.attachment_median_usd": 6000, "employers.sanction_days": 10}, keep_events=False)
    for _ in range(95):
        model.step()
    return model


def probabilities(model, purpose: str, act) -> dict[int, np.ndarray]:
    """Logit probabilities of the first choice with a purpose, by key, while `act(model)` runs."""
    seen: dict[int, np.ndarray] = {}

    def spy(values, draws, keys, why, occasion, scale):
        if why == purpose:
            weight = np.exp((values - values.max(axis=1, keepdims=True)) / scale)
            for key, row in zip(np.asarray(keys).tolist(), weight / weight.sum(axis=1, keepdims=True), strict=True):
                seen.setdefault(key, row)
        return choose(values, draws, keys, why, occasion, scale)

    changed = [module for module in MODULES if hasattr(module, "choose")]
    for module in changed:
        module.choose = spy
    try:
        act(model)
    finally:
        for module in changed:
            module.choose = choose
    return seen


def travellers(model, channel=None) -> np.ndarray:
    """Rows of those on the way."""
    people = model.people
    return np.flatnonzero((people.situation == 1) & ((people.channel == channel) if channel is not None else True))


def nights_with_guides(model) -> None:
    """All travellers are women with a guide, and spend a night with it."""
    model.people.sex[travellers(model)] = 0
    model.people.situation[(model.people.situation == 5)] = 1
    model.people.channel[travellers(model)] = 2
    model.people.smuggler[travellers(model)] = np.arange(len(travellers(model))) % len(model.smugglers)
    power.guides(model, travellers(model))


def all_arrive(model) -> None:
    """All guided travellers reach the end of the contract."""
    handover.at_destination(model, travellers(model, 2))


def all_at_border(model) -> None:
    """All guided travellers stand before a crossing."""
    who = travellers(model, 2)
    model.people.link[who] = np.flatnonzero(model.geography.crosses_us)[0]
    model.people.handed[who] = False
    handover.at_border(model, who)


def alone_at_border(model) -> None:
    """All who travel on their own stand before a crossing, with money for a first part."""
    who, people = travellers(model, 0), model.people
    people.link[who] = np.flatnonzero(model.geography.crosses_us)[0]
    people.handed[who], people.savings_usd[who] = 0, 1000.0
    border_guide.hire_at_border(model, who)


def often_taken(model) -> None:
    """All have been taken by cells three times, on their own."""
    model.people.times_taken[:] = 3
    model.people.attempts[:] = np.maximum(model.people.attempts, 3)


def guided_groups_met(model) -> None:
    """Every cell meets a guided group."""
    cells = grounds.standing(model)
    road.decide_raid(model, cells, np.full(len(cells), model.p["gangs.group_load"]), road.GUIDED_RAID)


def groups_met(model) -> None:
    """Every cell meets a group of people on their own."""
    cells = grounds.standing(model)
    road.decide_raid(model, cells, grounds.size_of_groups(model, np.maximum(model.cells.link[cells], 0)), road.RAIDS[False])


def renta_day(model) -> None:
    """Home cells are busy."""
    model.p = model.p | {"gangs.presses_day": 40.0}
    model.step()


def a_day(model) -> None:
    """One day."""
    model.step()


def everybody_thinks(model) -> None:
    """One day on which all at home reconsider."""
    people = model.people
    home = (people.situation == 0) & (people.until >= model.day)
    bring_forward(people, np.flatnonzero(home), model.day)
    model.step()


def all_captives_due(model) -> None:
    """Two hundred are in the cells' hands for five days; the captors decide."""
    who = travellers(model)[:200]
    road_cells = grounds.standing(model)
    model.hold(who, "gang", road_cells[np.arange(len(who)) % len(road_cells)])
    model.people.since[who] = model.day - 5
    held = model.held_by_gangs()
    model.people.due[held] = model.day
    captivity.captivity(model)


def women_in_hand(kind: str):
    """Women are in the hands of cells, rings or employers, a few in each, and one of these has them before him."""
    def act(model) -> None:
        people, who = model.people, np.flatnonzero((model.people.situation == 0) & ~model.people.minor)[:200]
        holders = {"gang": grounds.standing(model), "smuggler": np.flatnonzero(model.smugglers.active)[:40], "employer": model.employers_by_region[TRANSIT][:20]}[kind]
        holder = holders[np.arange(len(who)) % len(holders)]
        people.sex[who], people.link[who] = 0, -1
        if kind == "employer":
            no = np.zeros(len(who), bool)
            begin(model, who, holder, Plan(np.full(len(who), GUARDS), np.full(len(who), 0.2), no, no, no), np.full(len(who), 10.0), "employed")
        else:
            model.hold(who, kind, holder, link=people.link[who])
        bring_forward(people, who, model.day)
        power.captors(model)

    act.__name__ = f"women_in_hand_{kind}"
    return act


in_cells_hands, in_rings_hands, in_employers_hands = (women_in_hand(kind) for kind in power.HANDS)


def usually_together(factor: float):
    """Others find more, or fewer, held together in one hand."""
    def alter(model):
        known = model.company["in one hand"]
        known.people[:], known.found[:] = 1e7, 1e7 * 300 * factor

    return alter


def robbers_meet(model) -> None:
    """Bands wait wherever people are on the way."""
    who = travellers(model)
    who = who[model.people.link[who] >= 0]
    model.band_link = np.repeat(np.unique(model.people.link[who]), 20)
    power.robbers(model, who)


def standing(model) -> None:
    """Cells choose their ground."""
    grounds.take_ground(model)


def paying(model) -> None:
    """Cells choose how many officials to keep paid."""
    grounds.buy_officials(model)


def scaled(table: str, column: str, factor: float):
    """Multiply an actor's column."""
    def alter(model):
        array = getattr(getattr(model, table), column)
        array[:] = array * factor
    return alter


def alone_is_dangerous(model) -> None:
    """Those alone have been taken, robbed and lost on the ways more than others."""
    model.road_harm_usd[::2] += 1000.0


def level(name: str, factor: float):
    """Multiply a learned or perceived state of the world (array or number)."""
    def alter(model):
        setattr(model, name, getattr(model, name) * factor)
    return alter


def fees(factor: float):
    """All rings ask more or less."""
    def alter(model):
        model.smugglers.fee_usd[:] *= factor
        model._set_local_fees()
    return alter


def reported(which: int, factor: float):
    """What others report at home: 0 arrivals, 1 grave harm."""
    def alter(model):
        both = [model.believed_home[0].copy(), model.believed_home[1].copy()]
        both[which] = np.clip(both[which] * factor, 0, 0.95)
        model.believed_home = tuple(both)
        model._spread_news = lambda: None
    return alter


def rule(column: str, value: float):
    """An office's rule."""
    def alter(model):
        getattr(model.officials, column)[:] = value
        model._write_rules = lambda: None
    return alter


def families(factor: float):
    """Families can raise more or less."""
    return scaled("people", "family_usd", factor)


def empty_stations(model) -> None:
    """Places of detention are empty."""
    model.station_occupancy = lambda: 0.0
    model.station_inside[:] = 0.0


def parameter(name: str, factor: float):
    """A price, stake or capacity."""
    def alter(model):
        model.p = model.p | {name: model.p[name] * factor}
    return alter


def all_raided(model) -> None:
    """Police attention on all cells."""
    model.cells.attention[:] += 5.0


def with_company(model) -> None:
    """All walkers have friends with them."""
    on_own = (model.people.channel == 0) & (model.people.situation == 1)
    model.people.channel[on_own] = 1


def threatened(model) -> None:
    """A cell has threatened everybody."""
    model.people.threatened[:] = model.day
    model.people.danger_usd[:] += model.p["people.loss_reprisal_usd"]


# purpose, act, what is altered, alternative, its direction (+1 likelier, -1 less likely)
TABLE = [
    ("departure", everybody_thinks, fees(1.3), 2, -1), ("departure", everybody_thinks, fees(0.7), 2, +1),
    ("departure", everybody_thinks, reported(0, 2.0), 0, -1), ("departure", everybody_thinks, reported(0, 0.5), 0, +1),
    ("departure", everybody_thinks, reported(1, 2.0), 0, +1), ("departure", everybody_thinks, threatened, 0, -1),
    ("departure", everybody_thinks, parameter("people.saving_share", 1.5), 0, -1), ("departure", everybody_thinks, often_taken, 1, -1),
    ("ring", everybody_thinks, None, 0, 0),
    ("company", everybody_thinks, level("leaving", 4.0), 1, +1), ("company", everybody_thinks, level("leaving", 0.25), 1, -1),
    ("company", everybody_thinks, level("believed_robbery", 4.0), 1, +1),
    ("renta", renta_day, level("punished", 2.5), 2, -1), ("renta", renta_day, scaled("people", "trust", 3.0), 1, -1),
    ("bribe", a_day, empty_stations, 1, -1), ("bribe", a_day, level("shift_greed", 2.0), 1, +1),
    ("bribe", a_day, parameter("posts.sanction_usd", 3.0), 1, -1), 
    ("raid", groups_met, scaled("cells", "takings_usd", 3.0), 2, +1), ("raid", groups_met, scaled("cells", "takings_usd", 0.2), 2, -1),
    ("raid", groups_met, parameter("police.units", 20.0), 2, -1), ("raid on a guide", guided_groups_met, scaled("cells", "takings_usd", 3.0), 2, +1),
    ("raid", groups_met, scaled("cells", "purse_usd", 8.0), 1, +1),
    ("captor", all_captives_due, parameter("gangs.keep_usd_day", 8.0), 0, -1),
    ("escape", all_captives_due, scaled("cells", "members", 0.1), 1, +1),
    ("fight", standing, scaled("cells", "members", 3.0), 1, -1), ("fight", standing, scaled("cells", "income_usd", 8.0), 1, +1),
    ("ground", standing, None, 0, 0),
    ("officials bought", paying, parameter("police.units", 8.0), 4, +1),
    ("officials bought", paying, parameter("gangs.official_usd_month", 3.0), 4, -1),
    ("at border", all_at_border, scaled("people", "balance_usd", 0.1), 0, -1), ("at border", all_at_border, scaled("smugglers", "scruple_usd", 4.0), 0, +1),
    ("at border", all_at_border, parameter("smugglers.border_cost_usd", 2.0), 2, +1),
    ("at destination", all_arrive, scaled("smugglers", "scruple_usd", 0.02), 0, -1), ("border guide", alone_at_border, parameter("smugglers.border_cost_usd", 3.0), 1, -1),
    ("border guide", alone_at_border, alone_is_dangerous, 1, +1),
    ("robber", robbers_meet, with_company, 0, +1), ("robber", robbers_meet, scaled("people", "savings_usd", 4.0), 1, +1),
    ("fellow traveller", a_day, parameter("company.strangers", 3.0), 0, +1),
    ("gang in power", in_cells_hands, parameter("police.units", 20.0), 2, -1), ("gang in power", in_cells_hands, usually_together(20.0), 2, +1),
    ("gang in power", in_cells_hands, usually_together(0.05), 2, -1),
    ("guide", in_rings_hands, scaled("smugglers", "scruple_usd", 5.0), 2, -1), ("guide", in_rings_hands, usually_together(0.02), 2, -1),
    ("employer in power", in_employers_hands, scaled("employers", "scruple_days", 5.0), 2, -1), ("employer in power", in_employers_hands, usually_together(20.0), 2, +1),
    ("guide", nights_with_guides, scaled("smugglers", "scruple_usd", 5.0), 0, +1), ("guide", nights_with_guides, parameter("company.guided", 0.1), 0, -1),
]


def ids(row) -> str:
    """A row's name in test reports."""
    return f"{row[0]}-{getattr(row[2], '__name__', '')}-{row[3]}-{row[4]:+d}"


@functools.cache
def unaltered(purpose, act) -> dict[int, np.ndarray]:
    """Probabilities of a choice in an act of the busy model as it is."""
    return probabilities(copy.deepcopy(busy()), purpose, act)


@functools.cache
def compare(purpose, act, alter):
    """(probabilities before, after), (n, alternatives) for those who choose both times."""
    before = unaltered(purpose, act)
    model = copy.deepcopy(busy())
    alter(model)
    after = probabilities(model, purpose, act)
    both = [key for key in before if key in after]
    assert both, f"nobody decides on {purpose!r}"
    return np.array([before[k] for k in both]), np.array([after[k] for k in both])


@pytest.mark.parametrize("row", [row for row in TABLE if row[2] is not None], ids=ids)
def test_choices_move_the_way_common_sense_says(row):
    moves(row, compare)


@pytest.mark.parametrize("purpose", sorted({row[0] for row in TABLE if row[2] is not None}))
def test_each_choice_moves_five_points_with_some_row(purpose):
    largest = 0.0
    for row in TABLE:
        if row[0] == purpose and row[2] is not None:
            before, after = compare(purpose, row[1], row[2])
            largest = max(largest, float(np.abs(after - before).max()))
        if largest >= FREEZE:
            return
    assert largest >= FREEZE


def test_a_cheaper_ring_wins_clients():
    model = copy.deepcopy(busy())
    model.p = model.p | {"smugglers.clients_month": 2_000.0}  # every ring has room
    before = probabilities(copy.deepcopy(model), "ring", everybody_thinks)
    for base in np.unique(model.smugglers.base):
        here = np.flatnonzero(model.smugglers.active & (model.smugglers.base == base))
        model.smugglers.fee_usd[here[:1]] *= 0.3
    after = probabilities(model, "ring", everybody_thinks)
    assert max(float(np.abs(after[k] - before[k]).max()) for k in before if k in after and len(after[k]) == len(before[k])) >= FREEZE


def test_cells_go_where_people_pass():
    model = copy.deepcopy(busy())
    before = probabilities(copy.deepcopy(model), "ground", standing)
    for links in model.links_of_ground:
        if len(links) > 1:
            model.flow_memory[links[np.argmin(model.flow_memory[links])]] += 3 * model.flow_memory[links].max() + 50
    after = probabilities(model, "ground", standing)
    assert max(float(np.abs(after[k] - before[k]).max()) for k in before) >= FREEZE


def test_guides_keep_off_ways_on_which_they_have_lately_laid_out_much():
    """Tolls and bribes told among guides move the way of their clients, and of nobody else."""
    def by_train(model) -> tuple[float, float]:
        model._solve_routes()
        tail = model.geography.tail
        here = model.route_value[:, :, tail]
        chance = np.exp(travel.worth_of_links(model) - np.where(np.isfinite(here), here, 0.0) / model.route_scale_usd[tail])
        trains = model.has_train & (model.led > 0)
        open_ = np.isfinite(travel.worth_of_links(model)) & np.isfinite(here)
        share = np.where(open_, np.minimum(chance, 1.0), 0.0)[:, :, trains].mean(axis=(1, 2))
        return float(share[1:-1:2].mean()), float(share[0:-1:2].mean())

    model = copy.deepcopy(busy())
    guided, alone = by_train(model)
    model.laid_out[model.has_train] += 400.0 * model.led[model.has_train]
    dearer, as_before = by_train(model)
    assert dearer < guided * 0.9 and as_before == alone
