"""At home: cells press residents for renta, membership or silence; residents choose; cells punish who defies them and
live by who joins, leaves and dies (model.md, renta and recruitment at home; paper, Push and pull factors)."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from corridor.agents.gangs import home_order, home_rows
from corridor.agents.migrants import ACTIVIST, BUSINESS, FORMER, WITNESS, has_entered
from corridor.choice import alternatives, chances, choose
from corridor.crowd import among, which
from corridor.encounters import rounds
from corridor.encounters.departure import flee
from corridor.encounters.rounds import NEVER
from corridor.encounters.serving import desertion_usd, in_hands, out_of_its_hands, remember_use, serve
from corridor.life import CODE, in_turn, note

PAY, JOIN, REFUSE, DENOUNCE, FLEE = range(5)
RENTA, MEMBERSHIP, SILENCE = range(3)
LET_BE, PUNISH = range(2)
ROUND_DAYS = 7  # cells go their rounds once a week (model.py)
ROUNDS_A_MONTH = 4
MONTH, YEAR = 30.4, 365


def renta_and_recruitment(world) -> None:
    """Members call on residents, who pay or comply, join, refuse, denounce or flee; cells punish defiance.

    A cell's visits go to all who live in the place, of whom the model's people are a part: each is met as often as
    anybody there for whom a visit promises as much.
    """
    people, draws = world.people, world.draws
    if len(world.cells) == len(world.cells.base[world.cells.road]):
        return
    standing_renta(world)
    those_who_serve(world)
    week = world.day // ROUND_DAYS
    of, promised = of_residents(world), promise(world)
    near = rounds.pressed(of, world.day)
    hazard = visits_each(world, near, rounds.best_demand(near, of, promised))
    who = rounds.called_on(near, hazard, people.key, draws.base("called on"), week)
    if len(who) == 0:
        return
    cell = cell_of(world, who, week)
    demand = choose(rounds.demands(who, of, promised), draws, people.key[who], "demand", week, world.p["gangs.choice_scale_usd"])
    no_use = demands(world, who, use=0.0)
    for_use = (demand == MEMBERSHIP) & (choose(no_use, draws, people.key[who], "demand", week, world.p["gangs.choice_scale_usd"]) != MEMBERSHIP)
    threaten(world, who, cell, demand, for_use)


def standing_renta(world) -> None:
    """Renta is a tax: who has paid once is called on every month, at the round next to the day, until refusing, fleeing or
    having nothing left. Who no longer weighs leaving is no longer among the model's people, and so are those who come new."""
    people = world.people
    who = np.flatnonzero(people.renta_due <= world.day + ROUND_DAYS // 2)
    who = who[(people.situation[who] == CODE["home"]) & (people.cell[who] >= 0) & (people.until[who] >= world.day)]
    if len(who):
        threaten(world, who, people.cell[who].copy(), np.full(len(who), RENTA), np.zeros(len(who), bool), first=False)


def those_who_serve(world) -> None:
    """Once a month, each in turn: the cell weighs whether the use of one whom it uses still pays, and those in its hands whether to stay there.
    Nobody does so in the first month of a use."""
    people = world.people
    who = in_turn(people, ROUNDS_A_MONTH, world.day // ROUND_DAYS)
    who = who[(people.situation[who] == CODE["home"]) & in_hands(world, who)]
    who = who[(people.cell[who] >= 0) & (people.until[who] >= world.day) & (people.used_on[who] + ROUNDS_A_MONTH * ROUND_DAYS <= world.day)]
    if len(who) == 0:
        return
    keeps = keeps_using(world, who)
    let_go = who[~keeps]
    note(world, let_go, "released", party_kind="gang", party=people.cell[let_go])
    people.claimed_for[let_go] = people.used_on[let_go]  # nor does it come for them later
    out_of_its_hands(world, let_go)
    serve_on(world, who[keeps])


def keeps_using(world, who) -> np.ndarray:
    """(n,) bool: a further pair of hands, or the use of girls and women (`demands`, but nobody has to be pressed any more), against the renta
    that one let go could pay, less what one who has left may cost. Members whom the cell does not use are free to stay.

    The tastes are those with which it asked for membership: it lets go only once something has changed."""
    people, p = world.people, world.p
    cell, promised, week = people.cell[who], promise(world), people.used_on[who].astype(np.int64) // ROUND_DAYS
    free = promised.months * renta_of(world, who) * promised.paid[people.home[who]] - p["gangs.critic_usd"]
    used = promised.member_usd[people.home[who], people.sex[who]] + p["gangs.reprisal_usd"]
    values = alternatives([free, used, np.full(len(who), -np.inf)])
    keeps = choose(values, world.draws, people.key[who], "demand", week, p["gangs.choice_scale_usd"]) == MEMBERSHIP
    return keeps | (people.used_by[who] != cell)


def serve_on(world, who) -> None:
    """Those in a cell's hands weigh staying there against leaving it at home, denouncing it, or fleeing north, as they did when it came for them
    (`answers`), and with the same tastes: who looks again, and finds nothing changed, decides as before."""
    if len(who) == 0:
        return
    people, cell = world.people, world.people.cell[who].copy()
    values = answers(world, who, cell, np.full(len(who), MEMBERSHIP))
    values[:, FLEE] -= desertion_usd(world, who)
    came = np.maximum(world.occasions.counts["renta"][who].astype(np.int64) - 1, 0)
    choice = choose(values, world.draws, people.key[who], "renta", came, world.p["people.choice_scale_usd"])
    leaves = among(choice, (REFUSE, DENOUNCE))
    rows, by, spoke = who[leaves], cell[leaves], choice[leaves] == DENOUNCE
    note(world, rows, "deserted", party_kind="gang", party=by)
    out_of_its_hands(world, rows)
    denounce(world, rows[spoke], by[spoke])
    people.danger_usd[rows] -= np.minimum(values[leaves, REFUSE], 0.0)
    punish(world, rows, by, spoke, "reprisal")
    flee(world, who[choice == FLEE])


def paying_at_first(world) -> None:
    """When a run begins, some of those at home have long been paying: the next renta falls due within the month."""
    people, draws = world.people, world.draws
    if not np.any(~world.cells.road):
        return
    who = np.flatnonzero(has_entered(people, world.day) & ~people.seasonal & (people.situation == CODE["home"]) & (~in_hands(world, slice(None))))
    who = who[draws.uniform(people.key[who], "pays renta at first") < world.p["gangs.payers_start"]]
    cell = cell_of(world, who, 0)
    who, cell = who[cell >= 0], cell[cell >= 0]
    people.cell[who] = cell
    people.renta_due[who] = world.day + (draws.uniform(people.key[who], "renta due at first") * MONTH).astype(int)


def threaten(world, who, cell, demand, for_use, first: bool = True) -> None:
    """A demand is made and answered; the payer of a standing renta who has it not cannot pay."""
    people = world.people
    people.threatened[who], people.cell[who], people.renta_due[who] = world.day, cell, NEVER
    note(world, who, "threatened", party_kind="gang", party=cell, detail=demand)
    answer(world, who, cell, demand, for_use, first)


def visits_each(world, who, worth) -> np.ndarray:
    """(n,) visits a week that each may expect: those of the place's cells, over all residents of an age to be pressed,
    in proportion to what a visit promises."""
    people, places = world.people, len(world.geography.place_ids)
    residents = np.asarray(world.geography.population, dtype=float) * world.p["gangs.residents_share"]
    home = home_rows(world.cells)
    calls = np.bincount(world.cells.base[home], visits_day(world, home), minlength=places) * ROUND_DAYS
    return rounds.visits_each(people.home[who], worth, calls / np.maximum(residents, 1.0))


def visits_day(world, cell) -> np.ndarray:
    """(n,) residents that each of these cells calls on in a day: more the more members it has, less than in proportion."""
    p = world.p
    return p["gangs.presses_day"] * (world.cells.members[cell] / p["gangs.usual_home_members"]) ** p["gangs.ground_returns"]


def cell_of(world, who, occasion) -> np.ndarray:
    """(n,) the cell of the place that calls on each, by keyed draws weighted by their visits."""
    people, home = world.people, home_rows(world.cells)
    order, ends = home_order(world.cells, len(world.geography.place_ids))
    called = rounds.cells_called(
        people.home[who], world.draws.uniform(people.key[who], "which cell", occasion), visits_day(world, home), order, ends)
    return np.where(called >= 0, home[called], -1)


def renta_asked(world, who) -> np.ndarray:
    """(n,) USD asked at a visit: of business owners more."""
    return world.p["gangs.renta_usd"] * np.where(world.people.occupation[who] == BUSINESS, world.p["gangs.business_factor"], 1.0)


def renta_of(world, who) -> np.ndarray:
    """(n,) USD that a visit can bring: never more than there is."""
    return np.minimum(renta_asked(world, who), world.people.savings_usd[who])


def demands(world, who, use: float = 1.0) -> np.ndarray:
    """(n, 3) USD: what asking for renta, membership or silence promises a cell of the place.

    Renta by what there is and how often it has been paid lately; a member by what a further pair of hands takes in at the
    margin, less what members get; of girls and young women by what their use is worth (`use` 0: none); of both less the
    effort and the notice that pressing them takes; silence by what critics, witnesses and those who left may cost.
    """
    return rounds.demands(who, of_residents(world), promise(world, use))


def of_residents(world) -> rounds.Residents:
    """Columns of the table of people that count where cells press them."""
    of = world.people
    return rounds.Residents(
        of.situation, of.seasonal, of.enters, of.until, of.occupation, of.renta_due, of.home, of.savings_usd, of.age, of.sex)


def promise(world, use: float = 1.0) -> rounds.Promise:
    """What demands promise a cell of each place; see `demands`."""
    p, cells, at = world.p, world.cells, world.origin_index
    months, home, places = p["gangs.reckons_months"], home_rows(cells), len(world.geography.place_ids)
    calls = np.bincount(cells.base[home], visits_day(world, home), minlength=places)
    members = np.bincount(cells.base[home], cells.members[home], minlength=places)
    takings = world.renta_taken[at] * MONTH * (calls / np.maximum(members, 1.0))
    man = months * (p["gangs.ground_returns"] * takings - p["gangs.member_usd_month"])
    woman = use * p["gangs.use_usd"] + np.minimum(man, 0.0)
    return rounds.Promise(
        p["gangs.renta_usd"], p["gangs.business_factor"], months, world.renta_paid[at],
        np.column_stack([woman, man]) - p["gangs.reprisal_usd"], p["gangs.critic_usd"],
        p["gangs.member_below_age"])


def strength(world, cell) -> np.ndarray:
    """(n,) a cell's strength as residents see it, from 0 to 2; 1 at the usual size."""
    members = world.cells.members[cell]
    return 2 * members / (members + world.p["gangs.usual_home_members"])


def answers(world, who, cell, demand, fear: float = 1.0, first: bool = True) -> np.ndarray:
    """(n, 5) USD, against a life at home without the cell: pay or comply, join, refuse, denounce, flee.

    Refusing is as dangerous as the place has seen defiance punished, and as the cell is strong; who denounces is in
    greater danger where the cell has officials in its pay, and hopes, as far as officials are trusted and police act on it, to be rid of it.
    first: a first visit takes what there is; a standing renta has to be there in full. fear: factor on the danger of defiance (0: would the person have joined without it? law.md, means).
    """
    people, p, cells = world.people, world.p, world.cells
    months, woman = p["gangs.reckons_months"], people.sex[who] == 0
    asked, able = renta_of(world, who), first | (people.savings_usd[who] >= renta_asked(world, who))
    renta = months * asked
    punished = fear * world.punished[world.origin_index[people.home[who]]] * strength(world, cell) * p["people.loss_reprisal_usd"]
    pay = np.where((demand == RENTA) & able, -renta, -np.inf)
    pay[demand == SILENCE] = -p["people.voice_usd"]
    member = months * (p["gangs.member_usd_month"] - world.killed_year(cell) / 12 * p["people.loss_death_usd"])
    join = np.where(woman, -p["people.loss_abused_usd"], member - p["people.law_usd"] * people.trust[who])
    heard = cells.attention[cell] + p["gangs.complaints_heard"] * (1 - cells.bought[cell])
    hope = people.trust[who] * p["gangs.arrest_year"] * heard / (1 + heard) * (p["people.loss_reprisal_usd"] + renta)
    out = world.try_values(who)
    away = np.maximum(out[:, 1], out[:, 2]) - people.attachment_usd[who]
    waiting = people.applied[who] >= 0
    return alternatives([
        pay, np.where(demand == MEMBERSHIP, join, -np.inf), -punished, hope - punished * (1 + cells.bought[cell]), np.where(waiting, -np.inf, away),
    ])


def answer(world, who, cell, demand, for_use, first: bool = True) -> None:
    """Each resident's choice and what follows."""
    people, p = world.people, world.p
    values = answers(world, who, cell, demand, first=first)
    key, occasion, scale = people.key[who], world.occasions.next("renta", who), p["people.choice_scale_usd"]
    choice = choose(values, world.draws, key, "renta", occasion, scale)
    forced, joins = np.zeros(len(who), bool), which(choice == JOIN)
    if len(joins):
        unafraid = answers(world, who[joins], cell[joins], demand[joins], fear=0.0)
        forced[joins] = choose(unafraid, world.draws, key[joins], "renta", occasion[joins], scale) != JOIN
    pays = (choice == PAY) & (demand == RENTA)
    renta = renta_of(world, who)
    world.take_cash(who[pays], renta[pays], "gangs", cell[pays], "extorted")
    likely = chances(values, scale)
    world.learn_at_home(who, demand == RENTA, likely[:, PAY], renta, likely[:, DENOUNCE])
    if first:
        world.learn_joined(who, likely[:, JOIN] * (people.sex[who] == 1))  # girls and women are used, and no members
    people.renta_due[who[pays]] = world.day + int(MONTH)
    if first:
        people.danger_usd[who[pays]] += p["gangs.reckons_months"] * renta[pays]
    join(world, who[choice == JOIN], cell[choice == JOIN], forced[choice == JOIN], for_use[choice == JOIN])
    denounce(world, who[choice == DENOUNCE], cell[choice == DENOUNCE])
    defies = among(choice, (REFUSE, DENOUNCE))
    people.danger_usd[who[defies]] -= np.minimum(values[defies, REFUSE], 0.0)
    punish(world, who[defies], cell[defies], choice[defies] == DENOUNCE, "reprisal")
    away = who[choice == FLEE]
    people.danger_usd[away] -= np.minimum(values[choice == FLEE, REFUSE], 0.0)
    flee(world, away)


def join(world, who, cell, forced, for_use) -> None:
    """In the cell's hands from now on (serving): a member more, by force where it would not have been without the danger; girls and women
    are used (law.md)."""
    people = world.people
    woman = people.sex[who] == 0
    serve(world, who, cell)
    used = woman | forced
    remember_use(world, who[used], cell[used])
    note(world, who[forced], "recruited_by_force", party_kind="gang", party=cell[forced])
    note(world, who[~forced], "joined_gang", party_kind="gang", party=cell[~forced])
    people.danger_usd[who] += np.where(woman, world.p["people.loss_abused_usd"], 0.0)
    people.trauma[who[woman]] = np.minimum(1.0, people.trauma[who[woman]] + world.p["trauma.reprisal"])
    note(world, who[woman], "abused", party_kind="gang", party=cell[woman])
    for purpose, mine in (("sexual", woman), ("crime", ~woman)):
        for use in (True, False):
            rows = mine & forced & ((for_use | ~woman) == use)
            world.add_elements(who[rows], cell[rows], "gang", ["recruitment", "threat", *([purpose] if use else [])])


def denounce(world, who, cell) -> None:
    """A denunciation at home: who has spoken is a witness from now on (police look at cells as often as residents of
    their place denounce, see `members_leave`)."""
    if len(who) == 0:
        return
    world.people.occupation[who] = WITNESS
    note(world, who, "denounced_gang", party_kind="gang", party=cell)


def punish(world, who, cell, spoke, purpose: str) -> None:
    """The cell weighs reprisal against one who defied it, or the family: what the example is worth against effort and
    notice. spoke: (n,) bool: has denounced, and is known where officials are in the cell's pay."""
    if len(who) == 0:
        return
    people, p, cells = world.people, world.p, world.cells
    stake = example_usd(world, cell) * np.where(spoke, 1 + cells.bought[cell], 1.0)
    stake += np.where(among(people.occupation[who], (ACTIVIST, WITNESS, FORMER)), p["gangs.critic_usd"], 0.0)
    values = alternatives([np.zeros(len(who)), stake - p["gangs.reprisal_usd"] * (1 + cells.attention[cell])])
    occasion = world.occasions.next(purpose, who)
    hit = choose(values, world.draws, people.key[who], purpose, occasion, p["gangs.choice_scale_usd"]) == PUNISH
    world.learn_punished(who, chances(values, p["gangs.choice_scale_usd"])[:, PUNISH])
    suffer(world, who[hit], cell[hit])


def example_usd(world, cell) -> np.ndarray:
    """(n,) USD of a home cell's takings in the months ahead that one unpunished defiance puts at stake."""
    p = world.p
    takings = world.renta_taken[world.origin_index[world.cells.base[cell]]] * visits_day(world, cell) * MONTH
    return p["gangs.example_share"] * p["gangs.reckons_months"] * takings


def usual_punishment(world) -> np.ndarray:
    """(origins,) part of the defiances of residents that the cells of each place punish while police take no notice: what those who
    have long lived there have seen; where there is no cell, nothing."""
    p, cells = world.p, world.cells
    home = home_rows(cells)
    would = expit((example_usd(world, home) - p["gangs.reprisal_usd"]) / p["gangs.choice_scale_usd"])
    at, visits = world.origin_index[cells.base[home]], visits_day(world, home)
    places = len(world.origins[0])
    return np.bincount(at, visits * would, minlength=places) / np.maximum(np.bincount(at, visits, minlength=places), 1e-9)


def suffer(world, who, cell) -> None:
    """A reprisal: at home against the person, else against the family left there, which loses part of what it has."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    people.trauma[who] = np.minimum(1.0, people.trauma[who] + p["trauma.reprisal"])
    people.danger_usd[who] += p["people.loss_reprisal_usd"]
    people.threatened[who], people.cell[who] = world.day, cell
    lost = p["gangs.ruins_share"] * people.family_usd[who]
    people.family_usd[who] -= lost
    world.ledger.pay("families", "living_outside", lost, who=who)
    note(world, who, "reprisal", party_kind="gang", party=cell, place=people.home[who])


def reprisals_on_families(world) -> None:
    """Cells at home kin to one that lost a captive, or that a member has deserted, weigh reaching the family."""
    told, world.defied = world.defied, []
    if not told:
        return
    people, cells = world.people, world.cells
    who, by = (np.concatenate(part) for part in zip(*told, strict=True))
    who, first = np.unique(who, return_index=True)
    kindred = cells.kindred[by[first]]
    found = cell_of(world, who, world.day)
    near = (found >= 0) & (people.situation[who] != CODE["dead"])
    reach = near & (cells.kindred[np.maximum(found, 0)] == kindred)
    punish(world, who[reach], found[reach], np.zeros(int(reach.sum()), bool), "family reprisal")


def members_leave(world) -> None:
    """Members of home cells are killed by rivals, arrested, desert and are replaced by who joins; fear and notice fade.

    Killed: as many rivals as there are among the residents. Arrested: as far as police look. Deserting: what membership
    brings, less its danger, against work at home and what desertion is seen to cost. Recruits: first visits x lately joined.
    """
    people, cells, p = world.people, world.cells, world.p
    cells.attention[:] *= np.exp(-1 / p["police.heat_days"])
    people.danger_usd[:] *= 0.5 ** (1 / p["gangs.fear_days"])
    home = home_rows(cells)
    if len(home) == 0:
        return
    at, visits, killed = world.origin_index[cells.base[home]], visits_day(world, home), world.killed_year(home)
    leave = leaving_year(world, home, visits, killed)
    rounds.members_leave(home, at, visits, killed, leave, world.denounced, world.join_share, cells.attention, cells.members,
                         p["gangs.complaints_heard"], p["gangs.arrest_year"], YEAR)


def leaving_year(world, cell, visits, killed) -> np.ndarray:
    """(n,) part of a cell's members who desert in a year: each weighs it now and then (logit over what each life brings).
    visits: a day; killed: part of the members in a year; (n,) each."""
    p, cells = world.p, world.cells
    gain_usd = rounds.leaving_gains(
        cell, world.origin_index[cells.base[cell]], visits, killed, cells.members, world.renta_taken, world.punished, world.origin_country,
        world.usual_wages()[1], p["gangs.reckons_months"], MONTH, p["people.loss_death_usd"], p["people.loss_reprisal_usd"], p["gangs.usual_home_members"])
    return p["gangs.weighs_leaving_year"] * expit(gain_usd / p["people.choice_scale_usd"])
