"""What a parameter is, and all parameters that are not a policy's (principle 8).

No parameter is, or multiplies, the probability of an outcome (principle 1): they are endowments, capacities, prices,
tastes, knowledge and natural hazards. `source` is an evidence id of the project's data or "assumption".
"""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One documented number: `default` in `unit`, plausible from `low` to `high`."""

    name: str
    default: float
    unit: str
    low: float
    high: float
    source: str
    meaning: str


_ROWS = """
people.candidates | 630000 | people | 300000 | 1200000 | assumption (three or more for each departure; E002) | people of the four countries who might leave
people.new_candidates_year | 158000 | people/year | 0 | 600000 | assumption (candidates over the years of weighing) | people who come of an age and mind to weigh leaving
people.candidate_years | 4 | years | 2 | 25 | assumption | years over which a person weighs leaving
people.gone_a_year | 0.04 | per year | 0 | 0.15 | assumption (those least attached left before the run) | part of a cohort that has left for good in a year
people.seasonal_workers | 100000 | people | 50000 | 300000 | E263, P035 | cross-border workers of the Chiapas harvest
people.women_share | 0.2 | share | 0.1 | 0.35 | E275 | women and girls among the candidates
people.minor_share | 0.08 | share | 0.04 | 0.15 | E276 | under 18 among the candidates
people.kin_share | 0.45 | share | 0.2 | 0.7 | assumption | candidates with close kin in the United States
people.savings_median_usd | 160 | USD | 50 | 500 | E292 | cash at hand, median
people.savings_spread | 1.0 | log sd | 0.5 | 1.6 | assumption | spread of savings
people.family_median_usd | 2400 | USD | 500 | 5000 | E314, E152 | what a family could raise in an emergency, median
people.family_spread | 0.9 | log sd | 0.4 | 1.5 | assumption | spread of that sum
people.family_days | 6 | days | 2 | 20 | E316 | days a family needs to raise most of it
people.attachment_median_usd | 31000 | USD | 2000 | 200000 | assumption | what staying home is worth, median
people.attachment_spread | 1.6 | log sd | 0.4 | 2.5 | assumption | spread of attachments
people.rethink_days | 45 | days | 15 | 180 | assumption | days between two considerations of leaving
people.horizon_days | 900 | working days | 300 | 2000 | assumption | working days abroad a candidate counts with
people.saving_share | 0.35 | share | 0.1 | 0.6 | assumption | share of a wage abroad that is a gain after living there
people.choice_scale_usd | 1500 | USD | 300 | 5000 | assumption | spread of unobserved tastes in large decisions
people.route_scale_usd | 60 | USD | 20 | 300 | assumption | spread of unobserved tastes in the choice of a leg
people.hour_value_usd | 0.8 | USD/hour | 0.2 | 3 | E262 (a day's wage over its hours) | value of an hour on the way
people.walk_hour_usd | 2.5 | USD/hour | 0.5 | 8 | assumption (mode: on foot) | value of an hour on foot, through brush or desert
people.train_hour_usd | 0.8 | USD/hour | 0.3 | 4 | assumption (mode: freight train) | value of an hour on a freight train
people.loss_stopped_usd | 700 | USD | 100 | 2000 | assumption | what being detained and returned is felt to cost
people.loss_taken_usd | 4000 | USD | 1000 | 20000 | E152 | what being kidnapped is felt to cost
people.loss_robbed_usd | 150 | USD | 30 | 500 | E292 | what being robbed is felt to cost
people.loss_death_usd | 60000 | USD | 10000 | 300000 | assumption | what a death on the way is felt to cost
people.provisions_usd | 150 | USD | 40 | 500 | E292 | cash a traveller without a guide tries to set out with
people.reunion_usd | 3500 | USD | 500 | 15000 | assumption | what taking a child along is worth to a parent who leaves
people.month_away_share | 0.08 | share | 0.01 | 0.3 | assumption | part of a year's attachment that months of work not far away cost
people.season_scale_usd | 120 | USD | 20 | 600 | assumption | spread of tastes in taking work for some months
people.means_days | 240 | days | 60 | 1000 | assumption | days in which a household's means come back to what they were
people.rest_days | 14 | days | 2 | 60 | assumption | days at home before a returned person reconsiders
people.hours_a_day | 16 | hours | 10 | 18 | model description | hours a traveller spends on the way in a day
news.half_life_days | 90 | days | 30 | 365 | assumption | after how long old news counts half
news.start_people | 400 | people | 50 | 2000 | assumption | weight of starting beliefs, in real people per link
news.community_people | 12 | people | 2 | 100 | assumption | weight of a community's starting beliefs, in real people
news.other_communities_people | 40 | people | 5 | 300 | assumption | weight of what other communities report, in real people
news.other_pools_people | 150 | people | 20 | 1000 | assumption | weight of what other communities report
news.starting_beliefs | 1.0 | factor | 0.4 | 1.7 | assumption | factor on all starting beliefs of danger
train.wait_hours | 40 | hours | 12 | 168 | E211 | mean wait for a freight train where one first boards
train.change_hours | 8 | hours | 1 | 48 | assumption | mean wait at a yard for those who came by train
train.fall_hazard_hour | 0.00004 | per hour | 0.000001 | 0.0002 | E295 | chance an hour of falling from a train
train.fall_death | 0.25 | share | 0.1 | 0.5 | assumption | falls that kill
train.fall_maims | 0.3 | share | 0.1 | 0.6 | E295 | other falls that cost a limb
nature.desert_hazard_hour | 0.00006 | per hour | 0.000005 | 0.0002 | E531 | chance an hour of dying in the desert at full heat
nature.river_hazard | 0.0008 | per crossing | 0.0001 | 0.005 | E532 | chance of drowning in a river crossing
abuse.wish_usd | 55 | USD | 5 | 300 | assumption (not identified) | mean of what somebody in power would give to dominate another
abuse.witness_usd | 25 | USD | 5 | 200 | assumption | what each witness takes from the wish to rob or abuse
abuse.sanction_usd | 400 | USD | 20 | 5000 | assumption | what a complaint that reaches the offender costs
abuse.choice_scale_usd | 15 | USD | 5 | 100 | assumption | spread of offenders' tastes
company.chance | 2.5 | people | 0.5 | 10 | assumption | companions by chance of one who set out alone
company.friends | 5 | people | 2 | 15 | assumption | companions of those who set out together
company.guided | 7 | people | 3 | 25 | assumption | people in a guide's group
company.strangers | 8 | people | 2 | 40 | assumption | strangers within call on trains and trails
company.guards | 2 | people | 0.5 | 10 | assumption | others near when a captor is with a captive
recruiters.visits_month | 5 | people/month | 0 | 50 | assumption | people a recruiter speaks to at home in a month
recruiters.payment_usd | 120 | USD | 0 | 1000 | assumption | what a recruiter pays the household of a child
recruiters.believed_true | 0.6 | share | 0.1 | 1 | assumption | recruiters' offers believed true before any have been tried
people.home_work_share | 0.55 | share | 0.2 | 1 | assumption | days of work there are at home, of working days
robbers.by_trail | 8 | people/day | 1 | 50 | assumption | walkers a day that the robbers of a trail can wait for
smugglers.presence | 1.0 | factor | 0 | 2 | assumption | smugglers that exist against the estimated number
smugglers.number | 420 | rings | 100 | 2000 | assumption | rings that could be in the trade
smugglers.clients_month | 18 | people/month | 5 | 80 | assumption | people a ring can take in a month
smugglers.cost_usd | 3500 | USD | 2000 | 4000 | E306 | cost of moving one person door to door
smugglers.border_cost_usd | 1500 | USD | 600 | 2500 | E313 | cost of one border crossing
smugglers.margin | 0.22 | share | 0.02 | 1.0 | E258, E010 | margin over cost when groups are half full
smugglers.concealment | 0.5 | share | 0.1 | 0.8 | assumption | of the hours exposed, those a guide's knowledge spares
smugglers.upfront_share | 0.35 | share | 0.1 | 0.6 | E258 | part of the fee paid before departure
smugglers.exit_usd_month | 800 | USD/month | 200 | 3000 | assumption | what a ring would earn outside the trade
smugglers.name_people | 20 | people | 5 | 100 | assumption | reports that make or break a name
smugglers.choice_scale_usd | 250 | USD | 50 | 1000 | assumption | spread of a guide's tastes at a hand-over
smugglers.scruple_usd | 1500 | USD | 200 | 5000 | assumption | mean of what a guide would forgo not to do harm
lenders.limit_usd | 3500 | USD | 500 | 8000 | E261 | what a lender gives on house and kin
lenders.interest_month | 0.05 | per month | 0.02 | 0.15 | assumption | interest of a village lender
gangs.presence | 1.0 | factor | 0 | 2 | assumption | cells that exist against the estimated number
gangs.road_cells | 36 | cells | 10 | 100 | assumption | cells along the road
gangs.home_cells | 90 | cells | 20 | 400 | E419 | cells at home
gangs.beds | 39 | places | 10 | 100 | P049, P050 | places in a cell's safe houses
gangs.meetings_day | 1.0 | groups/day | 0.1 | 5 | assumption | travelling groups a cell can stop in a day
gangs.keep_usd_day | 10 | USD/day | 2 | 20 | assumption | cost of holding a person for a day
gangs.use_usd | 900 | USD | 100 | 5000 | assumption (not identified) | what a captive's forced service is worth
gangs.sale_usd | 600 | USD | 100 | 5000 | assumption (not identified) | what a buyer pays for a person
gangs.choice_scale_usd | 200 | USD | 100 | 1500 | assumption | spread of a cell's tastes
gangs.toll_usd | 60 | USD | 20 | 150 | E200 | toll a cell asks of a rider or walker
gangs.guide_toll_usd | 200 | USD | 50 | 700 | E305 | toll a cell asks of a guide for each client
gangs.raid_loss_usd | 20000 | USD | 5000 | 500000 | assumption | what a cell loses when police raid it
gangs.release_risk_usd | 120 | USD | 10 | 1000 | assumption | danger to a cell from a witness set free
gangs.kill_cost_usd | 1500 | USD | 200 | 10000 | assumption | cost to a cell of killing a captive
gangs.demand_factor | 1.4 | factor | 1 | 3 | E152, E178 | first demand over what families usually pay
gangs.presses_day | 0.35 | visits/day | 0.05 | 3 | assumption | people a home cell presses in a day
gangs.renta_usd | 40 | USD | 10 | 200 | paper, Push and pull factors | renta asked at a visit
gangs.bed_usd_month | 60 | USD/month | 5 | 1000 | assumption | rent of a place in a house where people are held
gangs.fight_losses | 0.04 | share | 0.01 | 0.3 | assumption | members a fight costs each side
gangs.member_usd | 3000 | USD | 50 | 20000 | assumption | what a member is worth to a cell
gangs.official_usd_month | 900 | USD/month | 100 | 10000 | assumption | price of all officials of a cell's ground
gangs.reprisal_usd | 250 | USD | 20 | 5000 | assumption | effort and danger of punishing one who refused
police.search_days | 90 | days | 60 | 1500 | assumption | days a unit needs to find a house, per unit of attention
police.units | 12 | units | 2 | 60 | assumption | units that search for captives
posts.inm_bribe_usd | 32 | USD | 20 | 100 | E303 | bribe asked at a post
posts.duty_usd | 60 | USD | 5 | 200 | assumption | worth to an official of doing the duty
posts.sanction_usd | 20 | USD | 1 | 200 | assumption | expected sanction of taking a bribe
posts.choice_scale_usd | 30 | USD | 5 | 100 | assumption | spread of officials' tastes
posts.reach | 16 | factor | 0.5 | 40 | E020, E029 | groups a post of the U.S. interior can check over those in the place's table
posts.checks_officer | 10 | groups/day | 1 | 40 | E020, E029; assumption | groups an officer at a post looks at in a manned day
posts.audit_finds | 0.001 | per audit | 0.00005 | 0.1 | assumption | chance an audit brings a bribe taken that year to light
posts.handover_usd | 120 | USD | 10 | 1000 | assumption (not identified) | what a cell pays an official for a person handed over
posts.handover_risk | 4 | factor | 1 | 20 | assumption | danger of handing people over against that of a bribe
patrol.tower_km | 12 | km | 2 | 30 | assumption | ground a tower watches
patrol.sentence_days | 30 | days | 5 | 180 | Q018 | days served for a crossing brought to court
trains.guard_sees | 25 | people/day | 5 | 200 | assumption | riders a guard can keep off in a day
trains.caught_of_runners | 0.3 | share | 0.05 | 0.8 | Q070; assumption | chance to be caught running from a train (officers near the line)
trains.jump_fall | 0.004 | per jump | 0.0005 | 0.05 | assumption (natural hazard) | fall in jumping from a slow train
trains.force_fall | 0.006 | per operation | 0 | 0.05 | Q067; assumption | fall or being thrown where force is used
detection.talks_day | 6 | talks/day | 1 | 30 | assumption | people an officer looking for signs can talk to in a day
custody.talks_day | 12 | talks/day | 2 | 60 | assumption | people one member of staff can inform or interpret for in a day
custody.cases_day | 0.7 | cases/day | 0.1 | 5 | Q191; assumption | cases a lawyer takes in a day
custody.seen_a_visit | 60 | people/visit | 5 | 500 | assumption | people met in a round of visits to the centres
custody.day_usd | 25 | USD/day | 5 | 200 | assumption | what a day in custody is felt to cost
custody.unsigned_days | 5 | days | 0 | 60 | assumption | days that not signing adds
custody.charge_days | 60 | days | 5 | 720 | assumption | days a charge keeps a person in custody
custody.choice_scale_usd | 250 | USD | 50 | 2000 | assumption | spread of tastes before the form of return
screening.hours_to_learn | 16 | hours/year | 2 | 80 | assumption | hours of training in which most is learned
screening.worth | 6 | factor | 1 | 20 | assumption | what finding a victim is worth to an officer, in duties
screening.suspicion | 0.3 | share | 0.1 | 0.8 | assumption | signs seen from which an officer suspects
protection.safety_usd | 4000 | USD | 500 | 50000 | assumption | what two years out of a cell's reach are worth to one it looks for
asylum.cases_day | 0.4 | cases/day | 0.05 | 3 | assumption | cases an asylum officer decides in a day
asylum.ground_worth | 1.7 | duties | 0.5 | 5 | assumption | what a ground shown weighs in a decision
asylum.doubt | 1.2 | duties | 0.2 | 4 | assumption | what doubt weighs in a decision
justice.case_days | 300 | days | 60 | 1500 | assumption | days from a case opened to a verdict
justice.cases_each | 4 | cases | 1 | 40 | assumption | cases a prosecutor has at one time
justice.rings_each_year | 0.5 | rings/year | 0.05 | 5 | assumption | rings an investigator finds in a year
justice.loss_usd | 8000 | USD | 500 | 200000 | assumption | what a conviction would cost the one named
smugglers.guide_usd | 3000 | USD | 500 | 20000 | assumption | what it costs a ring to lose a guide
inspection.visits_month | 6 | visits/month | 1 | 30 | Q115; assumption | visits of an inspector in a month
inspection.share_on_migrants | 0.003 | share | 0.0002 | 0.5 | Q115, Q119; assumption | visits that reach employers of migrants
inspection.memory_months | 12 | months | 3 | 60 | assumption | months over which a sanction is remembered
recruiters.outside_day | 2 | people/day | 0 | 30 | Q278; assumption | guests whom those waiting outside a house can speak to
shelters.trusted_more | 0.35 | | 0 | 1 | assumption | trust in the staff of a house beyond that in officials
shelters.meal_usd | 8 | USD | 1 | 40 | assumption | worth of a meal, a wash and a bed to one with usual provisions
removal.hours_to_tell | 1.5 | hours | 0.2 | 8 | assumption | officer's time in which most who are not Mexican are recognised
gangs.convicted_share | 0.22 | share | 0.05 | 1 | Q224, Q227 | of those removed as gang members, convicted
gangs.reintegration_usd | 2500 | USD | 0 | 20000 | assumption | worth of a place of reintegration
gangs.outside_usd | 900 | USD | 0 | 10000 | assumption | a year's worth of life outside the gang without help, over what home gives
gangs.member_usd_month | 90 | USD/month | 10 | 1000 | assumption | what membership brings a removed member in a month
costs.deport_mx_usd | 150 | USD | 30 | 1000 | assumption | public cost of a return by bus
costs.deport_us_usd | 1500 | USD | 300 | 15000 | assumption | public cost of a removal by air
costs.assisted_usd | 400 | USD | 100 | 5000 | assumption | escort and care of an assisted return
costs.stay_usd | 900 | USD | 100 | 10000 | assumption | public cost of a stay granted
costs.permit_usd | 60 | USD | 10 | 1000 | assumption | public cost of a work permit
costs.resettlement_usd | 15000 | USD | 3000 | 60000 | assumption | public cost of a resettlement
patrol.contact | 0.45 | km per agent-hour | 0.01 | 1.5 | E141 | ground one agent on shift watches in an hour
patrol.on_shift | 0.2 | share | 0.1 | 0.3 | assumption | agents on the line at one time
patrol.arrest_hours | 5 | hours | 1 | 12 | assumption | agent-hours that an arrest takes
detention.interviews_day | 5.5 | interviews/day | 1 | 20 | assumption | interviews an officer's desk holds in a day
detention.desks | 60 | desks | 10 | 200 | E042 | desks in Mexico's stations
detention.us_desks | 250 | desks | 50 | 600 | assumption | desks where U.S. custody hears people
screening.signs_hours | 1.0 | hours | 0.2 | 6 | assumption | time an officer gives to a case
trust.median | 0.25 | share | 0.05 | 0.6 | assumption | trust in authorities, median
trust.growth_day | 0.012 | per day | 0.002 | 0.05 | assumption | growth of trust in a safe place
trauma.recovery_day | 0.02 | per day | 0.005 | 0.08 | assumption | decline of trauma in a safe place
speaking.scale | 0.25 | trust units | 0.05 | 1 | assumption | spread of tastes in speaking
employers.number | 900 | employers | 200 | 5000 | assumption | employers and recruiters who hire migrants
employers.season_days | 60 | days | 20 | 200 | assumption | days over which an employer reckons
employers.margin_share | 0.2 | share | 0.05 | 0.5 | assumption | what a willing worker brings over the wage
employers.guard_days | 12 | days of wage | 2 | 60 | assumption (not identified) | what it takes to keep a worker against the will
employers.fine_days | 10 | days of wage | 0 | 200 | assumption (not identified) | expected fine for underpaying one who could complain
employers.sanction_days | 60 | days of wage | 0 | 600 | assumption (not identified) | expected sanction for coercing one who could complain
employers.scruple_days | 15 | days of wage | 0 | 100 | assumption (not identified) | mean of what an employer forgoes not to do harm
employers.choice_days | 5 | days of wage | 1 | 20 | assumption | spread of employers' tastes
employers.bond_usd | 350 | USD | 50 | 3000 | assumption (not identified) | what an employer adds to a debt for a bonded worker
work.wage_scale_usd | 60 | USD | 10 | 300 | assumption | spread of tastes in choices of a season's work
work.season_days | 60 | days | 20 | 120 | assumption | length of a harvest stay
work.search_days | 14 | days | 2 | 60 | P065 | days to a first job in the United States
observation.shelters | 0.8 | share | 0.05 | 1.0 | assumption | kidnapping events, with the people in them, of which the ombudsman gathers a testimony (P049-P052)
observation.comar | 1.2 | factor | 1.0 | 2.0 | assumption | cases of the refugee office over those of the four nationalities
observation.redodem | 0.6 | share | 0.1 | 1.0 | assumption | harmed guests who say so in a shelter's register
observation.inm | 1.0 | share | 0.9 | 1.0 | assumption | detentions that the migration institute registers
observation.border_patrol | 1.0 | share | 0.9 | 1.0 | assumption | apprehensions that are counted
observation.coroners | 0.6 | share | 0.2 | 1.0 | assumption | the dead whose body is found and counted
observation.prosecutors | 0.02 | share | 0.001 | 0.5 | assumption | trafficked people registered as a case
observation.hospitals | 0.5 | share | 0.1 | 1.0 | assumption | people injured by trains who are counted
observation.surveys | 0.3 | share | 0.05 | 1.0 | assumption | sexually abused people who say so in a survey
"""


def _parse() -> dict[str, Parameter]:
    table = {}
    for line in _ROWS.strip().splitlines():
        name, default, unit, low, high, source, meaning = (part.strip() for part in line.split("|"))
        table[name] = Parameter(name, float(default), unit, float(low), float(high), source, meaning)
    return table


PARAMETERS: dict[str, Parameter] = _parse()


def nearest(name: str, allowed) -> str:
    """' did you mean X?' for a misspelt name, or an empty text."""
    close = difflib.get_close_matches(name, list(allowed), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def check(name: str, value) -> str | None:
    """What is wrong with a value for a parameter, in one line, or None."""
    if name not in PARAMETERS:
        return f"unknown parameter {name!r}{nearest(name, PARAMETERS)}"
    parameter = PARAMETERS[name]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return f"{name}: found {value!r}; allowed: a finite number in {parameter.unit}"
    if not parameter.low <= value <= parameter.high:
        return f"{name}: found {value!r}; allowed: {parameter.low:g} to {parameter.high:g} {parameter.unit}"
    return None


def values(overrides: dict[str, float] | None = None) -> dict[str, float]:
    """All parameters by name, defaults replaced by `overrides`. Raises ValueError on the first faulty one."""
    table = {name: parameter.default for name, parameter in PARAMETERS.items()}
    for name, value in (overrides or {}).items():
        fault = check(name, value)
        if fault:
            raise ValueError(fault)
        table[name] = float(value)
    return table
