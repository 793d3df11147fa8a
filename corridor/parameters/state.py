"""Offices, posts, courts, and those who face them.

name | default | unit | low | high | source | meaning
"""

ROWS = """
police.search_days | 90 | days | 60 | 1500 | assumption | days in which a unit that does nothing but search finds a house
police.half_busy | 60 | attention | 10 | 400 | assumption | attention to all cells of the road at which units spend half of their time on searches
police.leaks | 0.7 | share | 0 | 1 | assumption | part of searches of which officials in a cell's pay can warn it
police.units | 24 | units | 2 | 60 | assumption | units that search for captives
posts.inm_bribe_usd | 32 | USD | 20 | 100 | E303 | usual bribe at a post; officials ask a multiple of it or a part
posts.greed_spread | 0.2 | log sd | 0 | 0.5 | assumption (officers differ more; a shift is the mean of several) | spread of shifts in what money weighs against duty
posts.shifts | 3 | shifts | 1 | 6 | assumption (a day on duty, two off) | shifts that take turns at a post
posts.duty_usd | 60 | USD | 5 | 200 | assumption | worth to an official of doing the duty
posts.usual_rotation_months | 36 | months | 6 | 120 | assumption | months in a post with which officials ask the usual price
posts.complaints_usual | 20000 | people/month | 2000 | 100000 | assumption | complaints in a month that make all officials reckon with one
posts.usual_risk | 2 | factor | 1 | 5 | assumption | risk of a bribe, in expected sanctions, at which officials ask the usual price
posts.price_of_risk | 0.5 | share | 0 | 1 | assumption | part of the price of officials in regular pay that follows their risk
posts.price_of_new | 0.3 | share | 0 | 1 | assumption | part of it that follows how often new ones have to be won
posts.sanction_usd | 20 | USD | 1 | 200 | assumption | expected sanction of taking a bribe
posts.choice_scale_usd | 30 | USD | 5 | 100 | assumption | spread of officials' tastes
posts.reach | 16 | factor | 0.5 | 40 | E020, E029 | groups a post of the U.S. interior can check over those in the place's table
posts.checks_officer | 8 | groups/day | 1 | 40 | E020, E029; assumption | groups an officer at a post looks at in a manned day
posts.audit_finds | 0.001 | per audit | 0.00005 | 0.1 | assumption | chance an audit brings a bribe taken that year to light
corps.pay_municipal | 0.4 | share | 0.2 | 1 | assumption (general knowledge, unverified); Q267 | pay of municipal and state police against a migration agent's
corps.pay_federal | 1.1 | share | 0.7 | 2 | assumption; Q267 | pay of the Federal Police against a migration agent's
corps.control_municipal | 0.3 | share | 0.05 | 1 | Q262, Q269; assumption | audits and complaints that reach town police, against those that reach migration agents
corps.control_federal | 1 | share | 0.2 | 2 | Q262; assumption | audits and complaints that reach the Federal Police, against those that reach migration agents
corps.pay_trains | 0.5 | share | 0.2 | 1 | assumption | pay of train crews and private guards against a migration agent's
corps.control_trains | 0.1 | share | 0 | 1 | Q067, Q069; assumption (private companies) | audits and complaints that reach train staff, against those that reach migration agents
corps.us_pay_usd_month | 4600 | USD/month | 3000 | 8000 | assumption (general knowledge, unverified) | pay of a U.S. agent
corps.us_lost_months | 120 | months of pay | 12 | 240 | assumption | pay that a U.S. agent found out has lost: the post, years in prison
corps.us_found | 0.005 | per bribe | 0.0005 | 0.1 | assumption | chance that a bribe taken by a U.S. agent comes to light
posts.handover_risk | 8 | factor | 1 | 20 | assumption | danger of handing people over against that of a bribe
patrol.tower_km | 12 | km | 2 | 30 | assumption | ground a tower watches
patrol.sentence_days | 30 | days | 5 | 180 | Q018 | days served for a crossing brought to court
patrol.caught_start | 0.5 | share | 0.1 | 0.9 | assumption | of those who cross, the part caught, as guides and patrols reckon when a run begins
patrol.mexicans_guided | 0.8 | share | 0.5 | 1 | assumption (most crossers hire a guide) | of Mexican background crossers, those with a guide
patrol.contact | 0.8 | km per agent-hour | 0.01 | 4 | E141 | ground one agent on shift watches in an hour
patrol.fewest_free | 0.1 | share | 0.01 | 0.5 | assumption | of the agents on shift, those free however many are being arrested
patrol.on_shift | 0.2 | share | 0.1 | 0.3 | assumption | agents on the line at one time
patrol.arrest_hours | 10 | hours | 1 | 20 | assumption (two agents: pursuit, transport, papers) | agent-hours that an arrest takes
trains.guard_sees | 25 | people/day | 5 | 200 | assumption | riders a guard can keep off in a day
trains.jump_fall | 0.004 | per jump | 0.0005 | 0.05 | assumption (natural hazard) | fall in jumping from a slow train
detection.talks_day | 6 | talks/day | 1 | 30 | assumption | people an officer looking for signs can talk to in a day
custody.talks_day | 12 | talks/day | 2 | 60 | assumption | people one member of staff can inform or interpret for in a day
custody.cases_day | 0.7 | cases/day | 0.1 | 5 | Q191; assumption | cases a lawyer takes in a day
custody.seen_a_visit | 10 | people/visit | 2 | 100 | assumption | people met on a visit to a station
custody.day_usd | 25 | USD/day | 5 | 200 | assumption | what a day in custody is felt to cost
custody.unsigned_days | 5 | days | 0 | 60 | assumption | days that not signing adds
custody.charge_days | 60 | days | 5 | 720 | assumption | days a charge keeps a person in custody
custody.choice_scale_usd | 250 | USD | 50 | 2000 | assumption | spread of tastes before the form of return
screening.hours_to_learn | 16 | hours/year | 2 | 80 | assumption | hours of training in which most is learned
screening.worth | 6 | factor | 1 | 20 | assumption | what finding a victim is worth to an officer, in duties
screening.silence_doubt | 1 | duties | 0.2 | 4 | assumption | doubt about one who shows signs and says nothing
screening.signs_hours | 1.0 | hours | 0.2 | 6 | assumption | time an officer gives to a case
protection.least_days | 30 | days | 7 | 90 | assumption | days in a safe place before anything is decided, at least
protection.recovered | 0.3 | share | 0.1 | 0.6 | assumption | trauma below which a person is well enough to decide, or has no hardship to show
protection.longest_days | 365 | days | 90 | 1500 | assumption | longest stay where its length follows the person's condition
protection.language_usd | 2500 | USD | 0 | 10000 | assumption | what a strange tongue and land are felt to cost
protection.safety_usd | 4000 | USD | 500 | 50000 | assumption | what two years out of a cell's reach are worth to one it looks for
asylum.cases_day | 0.4 | cases/day | 0.05 | 3 | assumption | cases an asylum officer decides in a day
asylum.ground_worth | 1.7 | duties | 0.5 | 5 | assumption | what a ground shown weighs in a decision
asylum.doubt | 1.2 | duties | 0.2 | 4 | assumption | what doubt weighs in a decision, beside what instructions, lateness and backlog add
justice.leak_days | 20 | days | 3 | 200 | assumption | days until word of a statement gets out of an office whose officials the one named all pays
justice.case_days | 300 | days | 60 | 1500 | assumption | days from a case opened to a verdict
justice.cases_each | 4 | cases | 1 | 40 | assumption | cases a prosecutor has at one time
justice.rings_each_year | 0.5 | rings/year | 0.05 | 5 | assumption | capacity of an investigator: as many rings can be found in a year, spread over those in the trade by their clients (the same one more than once)
justice.loss_usd | 8000 | USD | 500 | 200000 | assumption | what a conviction would cost the one named
inspection.visits_month | 6 | visits/month | 1 | 30 | Q115; assumption | visits of an inspector in a month
inspection.share_on_migrants | 0.003 | share | 0.0002 | 0.5 | Q115, Q119; assumption | visits that reach employers of migrants
inspection.asks_well | 0.5 | trust units | 0 | 3 | assumption | how far an inspector who knows what to ask makes speaking easier
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
detention.us_desks | 250 | desks | 50 | 600 | assumption | desks where U.S. custody hears people, by sector as agents are
detention.us_inside_share | 0.15 | share | 0.02 | 0.5 | assumption | part of those desks for people taken inside the country
detention.us_beds | 8400 | beds | 2000 | 34000 | assumption (33,400 beds for all nationalities: general knowledge, unverified) | beds of U.S. custody for people of the four countries
patrol.mexican_case | 0.3 | cases | 0.05 | 1 | Q046; assumption | desk time of a Mexican caught, most of whom go back at once, against others
screening.word_passed | 0.5 | share | 0 | 1 | assumption | of what a trained officer saw, what the desk reads in the papers that come with the person
trust.median | 0.25 | share | 0.05 | 0.6 | assumption | trust in authorities, median
trust.growth_day | 0.012 | per day | 0.002 | 0.05 | assumption | growth of trust in a safe place
trauma.recovery_day | 0.02 | per day | 0.005 | 0.08 | assumption | decline of trauma in a safe place
speaking.scale | 0.25 | trust units | 0.05 | 1 | assumption | spread of tastes in speaking
police.stops_day | 4 | groups/day | 0.5 | 30 | assumption | groups of migrants that a town's patrols can stop in a day
police.others_day | 20 | groups/day | 2 | 200 | assumption | other groups that a town's patrols also look at
police.passers_by | 0.5 | factor | 0 | 5 | assumption | people of the town who could see a stop by police, against those by chance at one's side
police.time_usd | 15 | USD | 1 | 100 | assumption | what leaving people alone is worth to a patrol
police.threat_known | 0.5 | factor | 0 | 1 | Q060; assumption | weight of the threat to call migration control on one who knows the law
posts.group_people | 6 | people | 2 | 20 | assumption | people in a travelling group that a post looks at
posts.passengers_group | 20 | people | 5 | 45 | assumption | ordinary passengers looked at together (a bus, half full)
posts.locals_on_trails | 250 | groups/day | 20 | 1000 | assumption (people of the villages that the ways round the posts lead through) | groups of residents that roaming patrols also meet
posts.us_lanes | 0.5 | share | 0.1 | 1 | assumption | most of the traffic that the lanes of a U.S. post can look at
posts.guide_talks | 0.15 | factor | 0.01 | 1 | assumption | talk of a bribe that a guide's payment causes against a stranger's
posts.payer_scale_usd | 60 | USD | 10 | 300 | assumption | spread of tastes of those asked for a bribe
posts.handover_share | 0.15 | share | 0.01 | 0.6 | assumption (not identified) | part of what a cell expects of a captive that it gives an official who hands a person over
patrol.hide_hours | 1.5 | hours | 0.1 | 12 | assumption (a sector's agents are spread over the depth that a long way crosses) | hours after which a longer way exposes no more: one finds cover, or ground that few agents watch
patrol.wall_hours | 0.5 | hours | 0.1 | 8 | assumption | hours a wall adds to a crossing
custody.overfull | 1.3 | share | 1 | 2 | Q211 | part of its places beyond which a station passes people on
custody.papers_day | 12 | people/day | 2 | 60 | assumption | people a consular officer can confirm in a day
custody.talk_hours | 0.5 | hours | 0.1 | 2 | assumption | length of a talk on rights when there is time
custody.understand_hours | 0.1 | hours | 0.02 | 1 | assumption | time somebody schooled and calm needs to understand the rights
custody.schooling_slows | 0.5 | factor | 0 | 3 | assumption | what no schooling adds to that time
custody.trauma_slows | 1.0 | factor | 0 | 5 | assumption | what great distress adds to that time
custody.talk_spread | 0.5 | log sd | 0.1 | 1.5 | assumption | spread of how well a talk is followed
custody.visit_trust | 0.1 | share | 0 | 0.5 | assumption | trust that a visit of UNHCR or an NGO adds, of what lacks
custody.consul_trust | 0.03 | share | 0 | 0.3 | assumption | trust that a consul's word adds, of what lacks
custody.second_thought_usd | 30 | USD | 0 | 300 | assumption | what not signing at once is worth to one who knows the rights
custody.outside_share | 0.2 | share | 0 | 1 | assumption | what a day of waiting costs outside custody against inside
custody.bus_seats | 40 | seats | 20 | 60 | assumption | people on a bus home
custody.flight_seats | 110 | seats | 50 | 180 | assumption | people on a flight home
custody.bus_memory_days | 30 | days | 7 | 120 | assumption | days over which an office reckons who is ready for a bus
detection.load | 0.25 | cases | 0 | 2 | assumption | queue before staff whose only task is to look for signs, or in care
screening.untrained | 0.15 | share | 0.02 | 0.5 | assumption | signs that an officer without training sees
screening.hour_usd | 25 | USD/hour | 5 | 100 | assumption | what an officer's hour is worth when nobody waits
screening.queue | 1.0 | factor | 0 | 5 | assumption | how much dearer an hour is with as many cases as the desks can hear
screening.case_hours | 2 | hours | 0.5 | 12 | assumption | hours that opening a case takes
screening.story | 1.2 | duties | 0.3 | 4 | assumption | what a full story of trafficking is worth to an officer who may open a case
screening.traces | 2 | duties | 0.3 | 6 | assumption | what traces seen add to it
screening.alike | 0.3 | share | 0 | 1 | assumption | how like trafficking other grave harm sounds to one who cannot tell them apart
screening.confused | 0.8 | duties | 0 | 3 | Q186; assumption | doubt about those who paid a smuggler where trata is held for trafico
screening.traces_days | 60 | days | 14 | 365 | assumption | days in which traces of harm fade
screening.excuse | 2 | duties | 0.3 | 6 | assumption | what a rule against punishing forced offences is worth to a prosecutor
screening.charged_loses | 0.5 | share | 0 | 1 | assumption | trust lost by one who is charged for what others forced
screening.charge | 1.2 | duties | 0.3 | 4 | assumption | what a charge for an offence is worth to a prosecutor
signs.distress | 0.4 | share | 0 | 1 | Q185; assumption | sign: distress, crying, no sleep
signs.harm | 0.3 | share | 0 | 1 | Q184; assumption | sign: held or hurt lately
signs.threat | 0.15 | share | 0 | 1 | Q184; assumption | sign: a threat that holds
signs.debt | 0.15 | share | 0 | 1 | Q184; assumption | sign: a debt to those who moved the person
signs.kept | 0.2 | share | 0 | 1 | Q184; assumption | sign: papers or pay kept by an employer
signs.child_alone | 0.15 | share | 0 | 1 | Q035; assumption | sign: a child without kin
speaking.days_worth | 0.5 | share of trust | 0 | 2 | assumption | what days in which nothing has to be decided add to trust
speaking.days_count | 30 | days | 7 | 180 | Q126, Q127 | days to recover that count most
speaking.care_worth | 0.5 | share of trust | 0 | 2 | assumption | what places in care add to trust
speaking.care_half | 400 | places | 50 | 3000 | assumption | places in care that count half
speaking.stay_worth | 0.3 | share of trust | 0 | 2 | assumption | what a stay for victims adds to trust
speaking.self_fear | 0.25 | trust units | 0 | 1 | assumption | fear of reprisals against oneself
speaking.family_fear | 0.2 | trust units | 0 | 1 | assumption | fear of reprisals against the family
speaking.cover_of_family | 0.5 | share | 0 | 1 | assumption | how far protection of witnesses reaches families
speaking.threat_fear | 0.2 | trust units | 0 | 1 | assumption | fear left by a threat of a cell
speaking.threat_days | 180 | days | 30 | 720 | assumption | days in which a threat fades
speaking.debt_fear | 0.25 | trust units | 0 | 1 | assumption | fear of a creditor
speaking.debt_half_usd | 1500 | USD | 200 | 8000 | assumption | debt that weighs half
speaking.shame | 0.3 | trust units | 0 | 1 | paper, Reflection and recovery period; assumption | shame, most for women before strangers
speaking.distress | 0.35 | trust units | 0 | 1 | paper, Reflection and recovery period; assumption | distress that shuts mouths
speaking.returned_fear | 0.15 | trust units | 0 | 1 | Q268; assumption | fear of being returned for what one says
speaking.members_half | 14 | members | 3 | 60 | assumption | members with which a cell reaches half of those it looks for
speaking.employers_reach | 0.1 | share | 0 | 1 | assumption | how far an employer can reach a witness
asylum.fear_days | 730 | days | 180 | 2000 | assumption | days in which a threat or harm fades as a ground
asylum.believed_mexico | 0.3 | share | 0.16 | 0.4 | E341, P044 | believed share of grants in Mexico at the start
asylum.believed_us | 0.2 | share | 0.05 | 0.4 | assumption | believed share of grants in the United States at the start
asylum.usual_ground | 0.5 | grounds | 0.2 | 1 | assumption | ground that applicants are thought to have shown, at the start
complaint.believed | 0.3 | share | 0.05 | 0.8 | assumption | believed chance that a complaint in custody brings a stay, at the start
justice.believed | 0.2 | share | 0.02 | 0.6 | assumption | believed chance that a case ends in a conviction, at the start
asylum.widespread_homicides | 80 | per 100,000 a year | 30 | 300 | assumption (Q131, Q132) | homicides in the country of origin at which violence there is a whole ground, where it is one at all
asylum.hope | 0.3 | share | 0 | 1 | assumption | part of the believed chance that one without a ground counts with
asylum.horizon_days | 1080 | days | 360 | 3600 | assumption | days of a stay for good that one reckons with
asylum.lawyer | 0.5 | duties | 0 | 2 | assumption | what a case put by a lawyer adds
asylum.fear_standard | 0.6 | duties | 0.1 | 3 | assumption (lower than a decision's doubt) | doubt to overcome for a credible fear
asylum.hearing_hours | 4 | hours | 0.5 | 12 | assumption | hearing of a claim where nobody else waits
asylum.telling_hours | 1 | hours | 0.2 | 6 | assumption | time in which somebody schooled and calm tells most of what happened
asylum.late_doubt | 0.3 | duties | 0 | 1.5 | Q135; assumption | doubt about a claim made on the last day of its time
asylum.elsewhere_doubt | 0.6 | duties | 0 | 3 | assumption | doubt about one whom a mara could find nowhere else in the country
asylum.grounds_most | 2 | grounds | 1 | 4 | assumption | grounds that a decision can take in
asylum.backlog_days | 60 | days | 10 | 365 | assumption | backlog that an office calls one
asylum.backlog_most | 3 | backlogs | 1 | 10 | assumption | backlogs that can still be felt in one decision
asylum.backlog_doubt | 0.2 | duties | 0 | 1 | assumption | doubt that a backlog adds
asylum.news_people | 500 | people | 10 | 1000 | assumption | decisions after which a believed chance follows them
asylum.rethink_days | 15 | days | 5 | 60 | Q138; assumption | days between two considerations of a claim in custody
asylum.appeal_days | 60 | days | 15 | 365 | Q137; assumption | days that an appeal takes
asylum.danger_doubt | 1.5 | duties | 0.3 | 5 | Q152; assumption | doubt to overcome for protection from torture or danger to life
asylum.withheld_days | 365 | days | 90 | 3650 | Q154; assumption | days after which protection without residence is looked at again
complaint.months | 6 | months | 2 | 24 | assumption | months after which a worker who has kept silent weighs a complaint again
complaint.takes_days | 5 | days' pay | 1 | 15 | Q115; assumption | what a complaint to the inspectorate takes: the way to an office, waiting, a statement
complaint.choice_days | 2.5 | days' pay | 0.5 | 10 | assumption | spread of tastes in complaining at work
complaint.days | 180 | days | 30 | 720 | assumption | how long after a crime it is reported
complaint.house_tastes | 3 | factor | 1 | 10 | assumption | how many times narrower tastes are spread in telling the police of a house, or not, than in large decisions
complaint.justice_usd | 600 | USD | 0 | 5000 | assumption | what justice is worth to one who trusts
complaint.returned_usd | 300 | USD | 0 | 3000 | Q268; assumption | what being returned for a complaint is feared to cost
complaint.looked_into | 0.05 | per complaint | 0.001 | 0.5 | assumption | what internal control finds out by looking into one complaint: a hazard, for an open channel or for one audit of each officer a month; it adds up over complaints
stay.identified | 1 | duties | 0 | 3 | assumption | what being recognised as a victim is worth in a decision on a stay
stay.case | 0.8 | duties | 0 | 3 | assumption | what an open case adds
stay.worth | 1 | factor | 0.2 | 4 | assumption | weight of what is shown for a stay
stay.doubt | 0.9 | duties | 0.1 | 4 | assumption | doubt to overcome for a stay
stay.discretion | 1 | duties | 0 | 4 | Q177; assumption | doubt added where all is at discretion
protection.safety_days | 720 | days | 180 | 2000 | assumption | days out of reach that protection.safety_usd is for
protection.safety_most | 1.5 | factor | 1 | 5 | assumption | most that longer safety counts
protection.home_spoilt | 0.65 | share | 0 | 1 | assumption | of what home is worth, lost where a cell waits
protection.care_days | 30 | days | 7 | 90 | assumption | days of care where no law gives days to recover
protection.strangers | 0.15 | trust units | 0 | 1 | assumption | what a stay among strangers costs
protection.kin_wait | 0.2 | trust units | 0 | 1 | assumption | pull of kin who wait
recovery.half_days | 180 | days | 30 | 720 | paper, Temporary protection during criminal trial; assumption | known length of a stay at which recovery runs at half its pace
recovery.open_end | 0.4 | share | 0 | 1 | paper, Temporary protection during criminal trial; assumption | pace of recovery under a stay whose end nobody knows
trial.family_fear | 0.3 | share | 0 | 1 | assumption | part of the loss feared by a witness whom nobody threatens
trial.distress_usd | 800 | USD | 0 | 8000 | assumption | what testifying costs in great distress
trial.effort | 0.3 | trust units | 0 | 2 | assumption | effort of testifying when nothing hangs on it
trial.justice | 1.5 | factor | 0 | 5 | assumption | what justice is worth to a witness, per trust
trial.safe | 1 | factor | 0 | 5 | paper, Temporary protection during criminal trial, fn 193; assumption | what a stay that is safe adds to it
trial.appeal_days | 60 | days | 0 | 365 | assumption | days a stay lasts after its trial, for an appeal
resettlement.risk | 0.5 | share | 0 | 1 | Q242; assumption | fear at which an office counts somebody as at risk
resettlement.far | 0.1 | share | 0 | 1 | assumption | of attachment to home, lost by going far
resettlement.kin_usd | 1500 | USD | 0 | 10000 | assumption | what leaving kin in the United States costs
removal.accent | 2 | factor | 1 | 6 | assumption | how much faster an officer tells that somebody of another tongue is not Mexican
removal.members_half | 40 | members | 5 | 200 | assumption | members with which a cell meets half of those set down at night
justice.evidence | 1 | duties | 0.2 | 4 | assumption | weight of what witnesses say
justice.witnesses_most | 10 | people | 2 | 60 | assumption | witnesses a court would hear
justice.statement | 0.25 | share | 0 | 1 | assumption | weight of the statement of a witness who has left the country
justice.effort | 0.8 | duties | 0.1 | 4 | assumption | effort of a case
justice.doubt | 1 | duties | 0.1 | 4 | assumption | doubt of a court
justice.pressure | 1.5 | duties | 0 | 6 | assumption | pressure of those in the pay of the accused
justice.employers_friends | 0.1 | share | 0 | 1 | assumption | officials an employer can count on
justice.captors_reach | 0.5 | share | 0 | 1 | assumption | how far a cell that held a witness, but did not traffic, can reach
justice.cover | 0.85 | share | 0 | 1 | assumption | reach of those named that protection takes away from them where all witnesses have it; they weigh a reprisal by the reach that is left
justice.notice | 0.3 | attention | 0 | 3 | assumption | attention that a ring's or employer's reprisal draws
justice.reprisal_trauma | 0.3 | share | 0.05 | 1 | assumption | distress a reprisal leaves
justice.second_thoughts | 0.6 | factor | 0 | 3 | assumption | weight of the reasons for silence on one who has spoken already
justice.news | 0.1 | share | 0.01 | 0.5 | assumption | how much the end of one case (verdict, or dropped by a prosecutor) moves what others expect
justice.members_lost | 0.5 | share | 0.1 | 1 | assumption | members and contacts a convicted cell loses
justice.employer_sanction | 3 | factor | 0.5 | 10 | assumption | what a conviction adds to how many times the usual visits an employer reckons with
justice.others_hear | 0.03 | per year | 0 | 0.2 | assumption | what others of a region reckon with, for each year of a sentence
justice.families_each | 20 | people | 1 | 200 | assumption | others who already need places of protection
justice.guide_year | 0.25 | per year | 0 | 1 | assumption | what each year of a sentence adds to the cost of a lost guide
justice.fewest_clients | 0.25 | share | 0.05 | 1 | assumption | part of its clients over which a ring spreads its risk at least
justice.memory_months | 12 | months | 3 | 60 | assumption | months over which rings remember arrests
gangs.pull_untied | 0.5 | share | 0 | 1 | assumption | pull of a cell on one removed without ties to it, against full ties
gangs.tie_convicted | 0.7 | share | 0 | 1 | assumption | tie to the gang of a convicted member removed
gangs.tie_suspected | 0.3 | share | 0 | 1 | assumption | tie to the gang of one removed on suspicion
gangs.tie_spread | 0.3 | share | 0 | 1 | assumption | spread of those ties
gangs.members_usual | 14 | members | 5 | 60 | assumption | members of a cell with the usual pull
gangs.education_adds | 0.3 | share | 0 | 2 | assumption | what schooling adds to a place
gangs.tattoo_adds | 0.2 | share | 0 | 2 | Q233; assumption | what the removal of gang tattoos adds to a place
gangs.notice_adds | 0.3 | share | 0 | 2 | assumption | what is gained when the place knows who comes
homecoming.days | 7 | days | 1 | 60 | assumption | days after which a claimant comes
homecoming.way_usd | 80 | USD | 5 | 500 | assumption | effort of coming to claim
homecoming.reported_usd | 1500 | USD | 100 | 10000 | assumption | what being reported costs one who traffics
homecoming.choice_scale_usd | 200 | USD | 50 | 1000 | assumption | spread of claimants' tastes
homecoming.cell_claims_usd | 200 | USD | 20 | 2000 | assumption | what a cell claims of one who got away
homecoming.lender_presses_usd | 600 | USD | 50 | 5000 | E261; assumption | what a lender's pressure is felt to cost
homecoming.house_share | 0.4 | share | 0.05 | 0.9 | E261; assumption | of attachment to home, what the house or land is
homecoming.family_left | 0.5 | share | 0 | 1 | assumption | of a claimant's pressure, what meets the family of one who leaves
homecoming.watched | 0.4 | share | 0 | 1 | assumption | pressure left where somebody keeps in touch
homecoming.worked_usd_month | 250 | USD/month | 50 | 1000 | assumption | credit that one expects for a month of work for a debt
homecoming.others_fear_usd | 400 | USD | 20 | 5000 | assumption | what others' fear is worth to a claimant
"""
