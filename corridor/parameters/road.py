"""The road and what waits on it: trains, nature, guides, cells, robbers, houses.

name | default | unit | low | high | source | meaning
"""

ROWS = """
train.wait_hours | 96 | hours | 12 | 168 | E211 (five days, one to seven, at Arriaga) | mean time between freight trains where one first boards
train.change_hours | 8 | hours | 1 | 48 | assumption | mean time at a yard of a train that goes on
train.fall_hazard_hour | 0.000012 | per hour | 0.000001 | 0.0004 | E295 | chance an hour of falling from a train
train.fall_death | 0.25 | share | 0.1 | 0.5 | assumption | falls that kill
train.fall_maims | 0.3 | share | 0.1 | 0.6 | E295 | other falls that cost a limb
nature.desert_hazard_hour | 0.00006 | per hour | 0.000005 | 0.0002 | E531 | chance an hour of dying in the desert at full heat
nature.river_hazard | 0.0008 | per crossing | 0.0001 | 0.005 | E532 | chance of drowning in a river crossing
abuse.wish_usd | 55 | USD | 5 | 300 | assumption (not identified) | mean of what somebody in power would give to dominate another
abuse.wish_toward_men | 0.1 | share | 0 | 1 | assumption (not identified) | part of those in power who would wish to dominate a man or boy sexually
abuse.witness_usd | 25 | USD | 5 | 200 | assumption | what each witness takes from the wish to rob or abuse
abuse.sanction_usd | 400 | USD | 20 | 5000 | assumption | what a complaint that reaches the offender costs
abuse.choice_scale_usd | 15 | USD | 5 | 100 | assumption | spread of offenders' tastes
recruiters.visits_month | 5 | people/month | 0 | 50 | assumption | people a recruiter speaks to at home in a month
recruiters.payment_usd | 120 | USD | 0 | 1000 | assumption | what a recruiter pays the household of a child
recruiters.believed_true | 0.6 | share | 0.1 | 1 | assumption | recruiters' offers believed true before any have been tried
recruiters.outside_day | 2 | people/day | 0 | 30 | Q278; assumption | guests whom those waiting outside a house can speak to
robbers.by_trail | 8 | people/day | 1 | 50 | assumption | people a day that a band can stop
smugglers.presence | 1.0 | factor | 0 | 2 | assumption | smugglers that exist against the estimated number
smugglers.number | 800 | rings | 100 | 2000 | assumption (more than are in the trade, so that profit, not their number, limits it) | rings that could be in the trade
smugglers.start_active | 0.45 | share | 0.1 | 1 | assumption | of these, in the trade when a run begins
smugglers.outside_spread | 1.0 | log sd | 0 | 2 | assumption | spread of what organisers could earn outside the trade
smugglers.capital_usd | 10000 | USD | 1000 | 100000 | assumption | what a ring has at hand when a run begins
smugglers.room_spread | 0.4 | log sd | 0 | 1 | assumption | spread of how many people rings can take
smugglers.fee_spread | 0.08 | log sd | 0 | 0.5 | assumption | spread of rings' fees when a run begins
smugglers.clients_month | 18 | people/month | 5 | 80 | assumption | people a ring can take in a month
smugglers.cost_usd | 3200 | USD | 2000 | 4000 | E306 | cost of moving one person door to door
smugglers.border_cost_usd | 1100 | USD | 600 | 2500 | E313 (a price of 2,500, less margin and the tries it covers) | cost of one border crossing
smugglers.margin | 0.22 | share | 0.02 | 1.0 | E258, E010 | margin over cost when groups are half full
smugglers.concealment | 0.5 | share | 0.1 | 0.8 | assumption | in Mexico, of the hours exposed, those a guide's knowledge spares
smugglers.border_concealment | 0.5 | share | 0.1 | 0.8 | assumption | at the U.S. border, of the hours exposed, those a guide's knowledge (scouts, hours, crossings) spares
smugglers.upfront_share | 0.35 | share | 0.1 | 0.6 | E258 | part of the fee paid before departure
smugglers.margin_most | 3 | factor | 1.5 | 6 | assumption | margin when far more ask than there is room for, against that of half full groups
smugglers.asked | 4 | rings | 1 | 20 | assumption | rings that one who wants a guide asks at most in turn
smugglers.half_full | 0.5 | share | 0.2 | 0.9 | assumption | part of its room that a ring fills in a usual month
smugglers.fee_step | 0.3 | per month | 0.05 | 1 | assumption | how fast a ring's fee follows costs and demand
smugglers.partners | 2 | people | 1 | 6 | assumption | organisers of a ring, who would earn a wage outside
smugglers.reckons_months | 6 | months | 2 | 24 | assumption | months ahead over which entering or leaving the trade is weighed
smugglers.overhead_usd_month | 3000 | USD/month | 300 | 12000 | assumption | what a ring lays out in a month whomever it moves: houses, contacts, standing payments
smugglers.entry_usd | 4000 | USD | 0 | 20000 | assumption | what a ring lays out to begin: guides, houses, contacts
smugglers.trade_scale_usd | 4000 | USD | 500 | 20000 | assumption | spread of tastes in entering or leaving the trade
smugglers.buyers_scale_usd | 1000 | USD | 100 | 5000 | assumption | spread of buyers' tastes among the rings of a place
smugglers.tries | 3 | tries | 1 | 4 | E260 | tries that one contract covers
smugglers.child_fee | 0.5 | share | 0.2 | 1 | assumption | fee for a child with a parent, against an adult's
smugglers.early_share | 0.9 | share | 0.3 | 1 | E291 | part of the costs, the crossing apart, that falls due before the border
smugglers.border_tolls | 0.3 | share | 0 | 1 | E305 | part of the tolls of a whole journey that falls due at the border
smugglers.border_upfront | 0.05 | share | 0 | 1 | E307 (down payment under 100 USD) | part of a border guide's fee paid before the crossing
smugglers.keep_usd_day | 15 | USD/day | 3 | 40 | E304 | what a ring spends a day on a person it keeps in a house
smugglers.leaving_harm | 0.5 | share | 0.1 | 1 | assumption | part of a guide's scruples that leaving a client behind offends, against holding or selling
smugglers.debt_sold | 0.9 | share | 0.3 | 1 | assumption | what the buyer of an unpaid fee pays for it
smugglers.credit_months | 9 | months | 2 | 36 | assumption | months in which one who owes a fee stays within a ring's reach
smugglers.journey_days | 20 | days | 10 | 40 | E011 | days a guided journey takes, over which the risk of arrest is spread
smugglers.sale_share | 0.5 | share | 0.1 | 0.9 | assumption | part of what a captive brings a cell that it pays a ring close to it
smugglers.exit_usd_month | 800 | USD/month | 200 | 3000 | assumption | what a ring would earn outside the trade
smugglers.name_people | 20 | people | 5 | 100 | assumption | reports that make or break a name
smugglers.choice_scale_usd | 250 | USD | 50 | 1000 | assumption | spread of a guide's tastes at a hand-over
smugglers.house_loss_usd | 20000 | USD | 2000 | 200000 | assumption | what a ring loses when police find those it keeps
smugglers.holds_days | 21 | days | 7 | 60 | assumption | days at most for which a guide thinks of keeping somebody for money
smugglers.room_days | 90 | days | 30 | 180 | assumption | days over which rings of a place see how many clients they take together
smugglers.scruple_usd | 1500 | USD | 200 | 5000 | assumption | mean of what a guide would forgo not to do harm
smugglers.guide_usd | 3000 | USD | 500 | 20000 | assumption | what it costs a ring to lose a guide
lenders.limit_usd | 3500 | USD | 500 | 8000 | E261 | what a lender gives on house and kin
lenders.on_house | 0.5 | share | 0 | 1 | E261; assumption | part of a lender's limit given on a house or land, the rest on kin abroad
lenders.months | 12 | months | 3 | 36 | assumption | months over which a borrower reckons to repay
lenders.pledge_factor | 1.5 | factor | 1 | 4 | assumption (house or land stands for the loan, E261) | what is lost at default against the sum unpaid
lenders.choice_scale_usd | 150 | USD | 20 | 1000 | assumption | spread of tastes in paying an instalment, or claiming
lenders.claims | 0.5 | share | 0 | 1 | assumption | part of what a returned debtor has that the creditor can claim
lenders.interest_month | 0.05 | per month | 0.02 | 0.15 | assumption | interest of a village lender
gangs.presence | 1.0 | factor | 0 | 2 | assumption | cells that exist against the estimated number
gangs.road_cells | 36 | cells | 10 | 100 | assumption | cells along the road
gangs.beds | 39 | places | 10 | 100 | P049, P050 | places in a cell's safe houses
gangs.meetings_day | 1.0 | groups/day | 0.1 | 5 | assumption | travelling groups a cell can stop in a day
gangs.keep_usd_day | 10 | USD/day | 2 | 20 | assumption | cost of holding a person for a day
gangs.choice_scale_usd | 200 | USD | 100 | 1500 | assumption | spread of a cell's tastes
gangs.toll_usd | 60 | USD | 20 | 150 | E200 | toll asked of a rider or walker at the start; each cell then learns what people carry
gangs.guide_toll_usd | 200 | USD | 50 | 700 | E305 | toll a cell asks of a guide for each client
gangs.raid_loss_usd | 250000 | USD | 5000 | 1000000 | assumption | what a cell reckons to lose when police find a house: money and arms there, and months of business until it has members and houses again
gangs.kill_cost_usd | 1500 | USD | 200 | 10000 | assumption (not identified) | what the deed and the body take of a cell, beside the hunt
gangs.kill_child_factor | 2 | factor | 1 | 10 | assumption | how many times as much they take where the captive is a child
gangs.demand_factor | 1.4 | factor | 1 | 3 | E152, E178 | first demand over what families usually pay
gangs.start_members | 32 | people | 8 | 40 | E419 (60,000 members of one of the two maras; some 3,000 cells of both) | members of a home cell when a run begins, mean
gangs.start_road_members | 200 | people | 10 | 400 | assumption (near what the takings of the road carry, so that a run does not begin with years of growth) | members of a cell of the road when a run begins, mean before the most one leadership can hold
gangs.start_least | 8 | people | 2 | 16 | assumption | members of the smallest cell when a run begins
gangs.start_takings_usd | 1400 | USD | 200 | 5000 | E152, E178 | what a captive brings, as cells believe when a run begins
gangs.start_asks_usd | 2500 | USD | 500 | 8000 | E152, E178 | ransom first asked when a run begins
gangs.start_stay_days | 8 | days | 2 | 60 | assumption | days that a captive stays, as cells believe when a run begins
gangs.start_kills | 0.1 | share | 0 | 0.5 | assumption (not identified) | of captives who defied, those killed, as captives believe when a run begins
gangs.bed_scarcity | 3 | exponent | 1 | 6 | assumption | how steeply a place in a house gains worth as houses fill
gangs.shortest_stay | 4 | days | 1 | 10 | assumption | days that a captive takes up a place at least, as cells reckon
gangs.bed_usd_month | 60 | USD/month | 5 | 1000 | assumption | rent of a place in a house where people are held
gangs.fight_losses | 0.04 | share | 0.01 | 0.3 | assumption | members a fight costs each side
gangs.member_usd | 3000 | USD | 50 | 20000 | assumption | what a member is worth to a cell
gangs.official_usd_month | 7000 | USD/month | 100 | 10000 | assumption | price of all officials of a cell's ground
gangs.reprisal_usd | 250 | USD | 20 | 5000 | assumption | effort and danger of punishing one who refused
gangs.convicted_share | 0.22 | share | 0.05 | 1 | Q224, Q227 | of those removed as gang members, convicted
gangs.reintegration_usd | 2500 | USD | 0 | 20000 | assumption | worth of a place of reintegration
gangs.outside_usd | 900 | USD | 0 | 10000 | assumption | a year's worth of life outside the gang without help, over what home gives
gangs.member_usd_month | 90 | USD/month | 10 | 1000 | assumption | what membership brings a removed member in a month
shelters.trusted_more | 0.35 | trust units | 0 | 1 | assumption | trust in the staff of a house beyond that in officials
shelters.talks_night | 6 | talks/night | 0 | 40 | assumption | guests to whom the volunteers of a house can explain their rights in a night
shelters.walk_along | 4 | people | 0 | 20 | assumption | staff and neighbours who walk guests of a house with safe passage to their train or bus
shelters.meal_usd | 8 | USD | 1 | 40 | assumption | worth of a meal, a wash and a bed to one with usual provisions
train.board_hazard | 0.0001 | per boarding | 0.00001 | 0.0005 | E295; assumption | chance of falling in jumping on or off a freight train
trains.force_fall | 0.1 | per throw | 0 | 0.5 | Q067; assumption (natural hazard) | chance that one thrown off a train falls under it
abuse.most_usd | 200 | USD | 50 | 1000 | assumption | money found on a person at most
abuse.least_usd | 5 | USD | 1 | 20 | assumption | money that is worth taking
abuse.takes_share | 0.9 | share | 0.5 | 1 | assumption | part of the cash that a robber finds
abuse.risk_factor | 2 | factor | 1 | 5 | assumption | risk of abuse against that of robbery
abuse.both_factor | 2.5 | factor | 1 | 6 | assumption | risk of abuse and robbery together against that of robbery
abuse.scruple_part | 0.1 | share | 0 | 1 | assumption | part of a guide's, captor's or employer's scruples that abuse offends, against holding or selling
abuse.employer_named | 0.2 | share | 0 | 1 | assumption | how far a complaint reaches an employer
abuse.speaks_without_papers | 0.4 | factor | 0.1 | 1 | assumption | readiness to complain of one without papers
abuse.heard | 0.3 | share | 0 | 1 | assumption | how far a complaint reaches an official who has to be named
abuse.heard_rate | 5 | factor | 0 | 50 | assumption | how much more it reaches where many complain
abuse.crew_scruple_usd | 60 | USD | 5 | 500 | assumption | what train crews and officers on trains forgo not to harm
trauma.abused_before | 0.4 | share | 0 | 1 | assumption | trauma of one who was abused at home before setting out, at the start
trauma.robbery | 0.05 | share | 0 | 0.3 | assumption | trauma left by a robbery
trauma.abuse | 0.4 | share | 0.1 | 0.8 | assumption | trauma left by sexual abuse
trauma.taken | 0.3 | share | 0.1 | 0.8 | assumption | trauma left by being taken captive
trauma.beaten | 0.2 | share | 0 | 0.6 | assumption | trauma left by a punishment in captivity
trauma.reprisal | 0.3 | share | 0.05 | 0.8 | assumption | trauma left by a reprisal at home, and to a girl or woman by being made to serve a cell there
robbers.bands | 40 | bands | 0 | 400 | assumption | bands of common criminals along the road
robbers.choice_scale_usd | 150 | USD | 20 | 1000 | assumption | spread of bands' tastes in where to wait
robbers.road_share | 0.05 | share | 0.005 | 0.5 | assumption | of a road's passengers, those within reach of a band
robbers.people_seen | 30 | people | 5 | 300 | assumption | people stopped after whom a place's worth is known
company.scruple_usd | 120 | USD | 10 | 500 | assumption | what a fellow traveller forgoes not to harm one of the same road
ransom.relative_usd | 12000 | USD | 3000 | 60000 | assumption | what a family would give to see a captive again
ransom.start_frees | 0.6 | share | 0.2 | 1 | assumption | of captives paid for, those freed, as families believe when a run begins
ransom.start_unpaid_frees | 0.3 | share | 0 | 0.8 | assumption | of captives not paid for, those freed, as families believe when a run begins
ransom.start_pays | 0.9 | share | 0.1 | 1 | assumption | of families called that had something to send, those who pay, as cells believe when a run begins
ransom.kin_usd | 1500 | USD | 200 | 5000 | E178; assumption | what close kin abroad can send for a ransom when they have lately sent none
ransom.choice_scale_usd | 500 | USD | 100 | 2000 | assumption | spread of families' tastes when called
ransom.smallest_usd | 200 | USD | 10 | 300 | assumption | smallest sum worth sending
ransom.met_share | 0.95 | share | 0.7 | 1 | assumption | part of a demand that counts as all of it
ransom.again_share | 0.5 | share | 0.1 | 2 | assumption | what is asked once all is paid, of a first demand
ransom.silent_days | 180 | days | 30 | 720 | assumption | days without a word after which a family says that it has lost contact
ransom.word_heard | 0.5 | share | 0.05 | 1 | assumption | how far other families hear what became of a captive
ransom.memory_people | 60 | people | 10 | 400 | assumption | captives after whom what is known of a cell is renewed
ransom.start_found | 0.1 | share | 0.005 | 0.5 | assumption | of captives whose family has told the police, those whom they find, as families believe when a run begins; then as families have fared
police.tip | 0.1 | attention | 0.02 | 3 | assumption | attention that one report on a house brings
police.body | 0.3 | attention | 0.05 | 5 | assumption | attention that a body brings
police.heat_days | 43 | days | 10 | 200 | assumption (half-life of 30 days) | days that attention lasts in sum
police.taken_noticed | 50 | people | 10 | 300 | assumption | people taken after whom attention grows by one
gangs.kin_asks | 0.2 | share | 0 | 0.6 | assumption | how much more is asked where there is kin abroad, and less where not
gangs.decides_days | 2 | days | 1 | 7 | assumption | days between two calls to a family
gangs.review_days | 14 | days | 3 | 60 | assumption | days between two decisions on one put to use
gangs.horizon_days | 30 | days | 7 | 180 | assumption | days ahead that a captor reckons for a use
gangs.crowding_days | 20 | days | 5 | 60 | assumption | days over which full houses are felt
gangs.asks_step | 0.5 | log step | 0.1 | 1 | assumption | how fast demands follow what is paid
gangs.service_part | 0.3 | factor | 0.05 | 2 | assumption (not identified) | worth of domestic service against that of exploitation for others
gangs.servitude_part | 0.5 | factor | 0.05 | 3 | assumption (not identified) | worth to captors of one held for themselves, against the same
gangs.use_usd | 900 | USD | 100 | 5000 | assumption (not identified) | what the exploitation of one person for others brings: to a captor of the road in a month (the first, before others fill the demand); to a cell at home in all the months that it looks ahead (gangs.reckons_months; a man's takings count for each of them), and so to a cell that claims a person in place of money
gangs.guard_part | 0.5 | factor | 0.05 | 3 | assumption (not identified) | worth of a captive made to guard, watch or recruit, against the same
gangs.guard_from_age | 14 | years | 10 | 18 | assumption | age from which a boy or man held is of use as guard, watch or recruiter
gangs.guard_below_age | 30 | years | 20 | 50 | assumption | age below which he is
gangs.service_share | 0.1 | per member | 0.01 | 0.5 | assumption | people in service a cell has need of
gangs.servitude_share | 0.1 | per member | 0 | 0.5 | assumption | people a cell's members want for themselves
gangs.clients_people | 4 | people | 0 | 40 | assumption (not identified) | people for whom a ground has clients
gangs.guard_share | 0.08 | per captive | 0.01 | 0.3 | assumption | forced guards and recruiters a cell has need of
gangs.buyer_share | 0.5 | share | 0.1 | 0.9 | assumption (even bargain) | part of a captive's worth to a buyer that goes to the seller
gangs.ground_part | 0.5 | share | 0 | 0.9 | assumption (even bargain) | of what families pay rings for people held on a cell's ground, the cell's part
gangs.deliver_usd | 150 | USD | 20 | 1000 | assumption | men and a lorry to bring one who is sold to the buyer
gangs.sold_talk | 0.7 | share | 0.1 | 1 | assumption | how far one sold is still a witness against the seller
gangs.buyer_holds | 4 | people | 1 | 40 | assumption | people held at whom a buyer pays half
gangs.guarded_each | 6 | captives | 1 | 20 | assumption | captives for each member that a cell can take along and keep
gangs.guards_share | 0.3 | share | 0.1 | 0.8 | assumption | of a cell's members, those on guard
gangs.forced_guard | 0.5 | share | 0 | 1 | assumption | of a guard's work, what one forced to it does
gangs.guard_sees | 40 | captives | 5 | 100 | assumption | captives for each guard at whom a try to flee is even
gangs.tied_chance | 0.3 | factor | 0 | 1 | assumption | chances of one tied up after a try, against others'
gangs.beating_usd | 1000 | USD | 50 | 5000 | assumption | what being caught fleeing is felt to cost
gangs.crime_burden_usd | 2500 | USD | 200 | 20000 | assumption | what being made to harm others is felt to cost
gangs.seen_people | 20 | people | 5 | 200 | assumption | cases after which captives know what becomes of those who defy
gangs.raid_members | 0.4 | share | 0.1 | 0.9 | assumption | members lost when police find a house
gangs.raid_usd | 3000 | USD | 200 | 30000 | assumption | what any raid costs, whoever is taken: men who go out, silence around it
gangs.raid_head_usd | 250 | USD | 10 | 1000 | assumption | men and lorries that each person taken in a raid needs
gangs.raid_scale_usd | 3000 | USD | 500 | 15000 | assumption | spread of a cell's tastes before a group
gangs.future_tolls | 6 | tolls | 1 | 40 | assumption | later tolls that a guide robbed would no longer pay
gangs.train_load | 150 | people | 30 | 1500 | E211 | riders of one train at most that are met together
gangs.group_load | 8 | people | 2 | 40 | assumption | people of one group on foot, in a bus or with a guide
gangs.passengers_sifted | 400 | people | 20 | 5000 | assumption | passengers of a road a cell looks through for each group it stops
gangs.usual_members | 14 | people | 5 | 40 | assumption | members of a usual cell
gangs.people_met | 60 | people | 10 | 300 | assumption | people of whom one meeting takes a toll
gangs.purses_seen | 200 | people | 20 | 2000 | assumption | people searched after whom a cell knows what is carried
gangs.toll_step | 0.25 | share | 0.05 | 1 | assumption | step of a toll
gangs.toll_scale_usd | 25 | USD | 5 | 100 | assumption | spread of tastes toward one who cannot pay
gangs.look_on | 0.2 | share | 0.02 | 1 | assumption | of a train's riders, those who see what is done to one
gangs.pay_for_fear | 0.1 | share | 0.01 | 0.5 | assumption | of what onlookers hold back, what fear brings out
gangs.throw_usd | 100 | USD | 10 | 1000 | assumption | trouble that throwing somebody off brings
gangs.watch_night | 2 | people/night | 0 | 20 | Q278; assumption | guests whom a cell's men outside a house can follow
gangs.ground_usd_day | 50 | USD/day | 5 | 500 | assumption | takings under which one way is like another
gangs.ground_scale | 0.2 | share | 0.05 | 1 | assumption | spread of tastes in where to stand, of the best way's takings
gangs.house_step | 0.4 | share | 0.05 | 1 | assumption | places rented or given up at once
gangs.fewest_beds | 6 | places | 1 | 20 | assumption | places of the smallest house
gangs.most_beds | 1000 | places | 50 | 2000 | P050 | places of all houses of a cell at most
gangs.income_step | 0.3 | share | 0.05 | 1 | assumption | weight of the last month in what a cell expects
gangs.move_usd | 8000 | USD | 500 | 100000 | assumption | cost of moving to another ground
gangs.far_grass | 3 | factor | 1 | 10 | assumption | how much better than here another ground is believed at most
gangs.boss_usd_month | 1500 | USD/month | 100 | 20000 | assumption | cost of a second leadership
gangs.hire_step | 0.35 | share | 0.02 | 0.5 | assumption | members taken on or let go in a month
gangs.most_members | 70 | people | 20 | 300 | assumption (the cell of a town, not a whole cartel) | members one leadership can hold together
gangs.fewest_members | 6 | people | 2 | 20 | assumption | members of the smallest cell
gangs.month_scale_usd | 4000 | USD | 500 | 20000 | assumption | spread of a cell's tastes in months' plans
trains.run_tastes | 3 | factor | 1 | 10 | assumption | how much less tastes differ in running from a stopped train than in large decisions
trains.haste_usd | 40 | USD | 5 | 300 | assumption | worth to an officer of clearing a wagon fast
trains.officers | 30 | officers | 5 | 200 | Q070; assumption | officers of an operation
trains.held_each | 3 | people | 1 | 10 | Q070 (87 held in an operation); assumption | people whom an officer of an operation can hold
trains.tied_usd | 200 | USD | 20 | 1000 | assumption | what running costs more one with a child or a woman alone
trains.force_excused | 0.2 | share | 0 | 1 | assumption | part of a complaint's danger left where force is allowed
trains.crew | 3 | people | 0 | 20 | assumption | crew and private guards on a train
trains.crew_sees | 6 | people/day | 1 | 100 | assumption | riders one of them comes across in a day
shelters.need_at_most | 3 | factor | 1 | 10 | assumption | worth of a meal to one with nothing, against one with usual provisions
shelters.nights_spared | 3 | nights | 1 | 15 | assumption | nights outside whose robberies and kidnappings a secure house spares
shelters.choice_scale_usd | 80 | USD | 10 | 300 | assumption (a third of that in the choice of a leg) | spread of unobserved tastes in the choice of a night in a house
shelters.advice_usd | 10 | USD | 0 | 100 | assumption | worth of advice and help in a house
shelters.night_heals | 0.03 | share | 0 | 0.2 | assumption | trauma that a safe night heals
shelters.trust_gained | 0.1 | share | 0 | 0.5 | assumption | distrust that a talk with staff takes away
speaking.harm_days | 60 | days | 14 | 365 | assumption | days in which a harm may still lead to a complaint
speaking.trauma_felt | 0.3 | share | 0.1 | 0.8 | assumption | trauma at which older harms are still weighed
speaking.reported | 0.5 | trust units | 0 | 2 | assumption | fear of being reported to migration control on complaining
speaking.trauma | 0.3 | trust units | 0 | 2 | assumption | how trauma weighs against complaining
speaking.time_lost | 0.4 | trust units | 0 | 2 | assumption | days and nerves that a complaint takes
speaking.justice | 0.3 | trust units | 0 | 2 | assumption | hope that a stay for victims on offer adds
speaking.heard | 0.1 | trust units | 0 | 1 | assumption | hope that complaints at internal control are heard adds
trains.yard_share | 0.5 | share | 0.1 | 2 | assumption | bribe and duty at a yard against those at a post
people.detour_usd | 10 | USD | 1 | 100 | assumption | what walking round an inner border is felt to cost a child without the paper
"""
