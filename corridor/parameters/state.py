"""Offices, posts, courts, and those who face them.

name | default | unit | low | high | source | meaning
"""

ROWS = """
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
patrol.contact | 0.45 | km per agent-hour | 0.01 | 1.5 | E141 | ground one agent on shift watches in an hour
patrol.on_shift | 0.2 | share | 0.1 | 0.3 | assumption | agents on the line at one time
patrol.arrest_hours | 5 | hours | 1 | 12 | assumption | agent-hours that an arrest takes
trains.guard_sees | 25 | people/day | 5 | 200 | assumption | riders a guard can keep off in a day
trains.caught_of_runners | 0.3 | share | 0.05 | 0.8 | Q070; assumption | chance to be caught running from a train (officers near the line)
trains.jump_fall | 0.004 | per jump | 0.0005 | 0.05 | assumption (natural hazard) | fall in jumping from a slow train
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
screening.signs_hours | 1.0 | hours | 0.2 | 6 | assumption | time an officer gives to a case
protection.recovered | 0.3 | share | 0.1 | 0.6 | assumption | trauma below which a person is well enough to decide, or has no hardship to show
protection.longest_days | 365 | days | 90 | 1500 | assumption | longest stay where its length follows the person's condition
protection.language_usd | 2500 | USD | 0 | 10000 | assumption | what a strange tongue and land are felt to cost
protection.safety_usd | 4000 | USD | 500 | 50000 | assumption | what two years out of a cell's reach are worth to one it looks for
asylum.cases_day | 0.4 | cases/day | 0.05 | 3 | assumption | cases an asylum officer decides in a day
asylum.ground_worth | 1.7 | duties | 0.5 | 5 | assumption | what a ground shown weighs in a decision
asylum.doubt | 1.2 | duties | 0.2 | 4 | assumption | what doubt weighs in a decision
justice.case_days | 300 | days | 60 | 1500 | assumption | days from a case opened to a verdict
justice.cases_each | 4 | cases | 1 | 40 | assumption | cases a prosecutor has at one time
justice.rings_each_year | 0.5 | rings/year | 0.05 | 5 | assumption | rings an investigator finds in a year
justice.loss_usd | 8000 | USD | 500 | 200000 | assumption | what a conviction would cost the one named
inspection.visits_month | 6 | visits/month | 1 | 30 | Q115; assumption | visits of an inspector in a month
inspection.share_on_migrants | 0.003 | share | 0.0002 | 0.5 | Q115, Q119; assumption | visits that reach employers of migrants
inspection.asks_well | 0.5 | | 0 | 3 | assumption | how far an inspector who knows what to ask makes speaking easier
inspection.memory_months | 12 | months | 3 | 60 | assumption | months over which a sanction is remembered
removal.hours_to_tell | 1.5 | hours | 0.2 | 8 | assumption | officer's time in which most who are not Mexican are recognised
costs.deport_mx_usd | 150 | USD | 30 | 1000 | assumption | public cost of a return by bus
costs.deport_us_usd | 1500 | USD | 300 | 15000 | assumption | public cost of a removal by air
costs.assisted_usd | 400 | USD | 100 | 5000 | assumption | escort and care of an assisted return
costs.stay_usd | 900 | USD | 100 | 10000 | assumption | public cost of a stay granted
costs.permit_usd | 60 | USD | 10 | 1000 | assumption | public cost of a work permit
costs.resettlement_usd | 15000 | USD | 3000 | 60000 | assumption | public cost of a resettlement
detention.interviews_day | 5.5 | interviews/day | 1 | 20 | assumption | interviews an officer's desk holds in a day
detention.desks | 60 | desks | 10 | 200 | E042 | desks in Mexico's stations
detention.us_desks | 250 | desks | 50 | 600 | assumption | desks where U.S. custody hears people
trust.median | 0.25 | share | 0.05 | 0.6 | assumption | trust in authorities, median
trust.growth_day | 0.012 | per day | 0.002 | 0.05 | assumption | growth of trust in a safe place
trauma.recovery_day | 0.02 | per day | 0.005 | 0.08 | assumption | decline of trauma in a safe place
speaking.scale | 0.25 | trust units | 0.05 | 1 | assumption | spread of tastes in speaking
"""
