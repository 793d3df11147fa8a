"""The road and what waits on it: trains, nature, guides, cells, robbers, houses.

name | default | unit | low | high | source | meaning
"""

ROWS = """
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
recruiters.visits_month | 5 | people/month | 0 | 50 | assumption | people a recruiter speaks to at home in a month
recruiters.payment_usd | 120 | USD | 0 | 1000 | assumption | what a recruiter pays the household of a child
recruiters.believed_true | 0.6 | share | 0.1 | 1 | assumption | recruiters' offers believed true before any have been tried
recruiters.outside_day | 2 | people/day | 0 | 30 | Q278; assumption | guests whom those waiting outside a house can speak to
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
smugglers.guide_usd | 3000 | USD | 500 | 20000 | assumption | what it costs a ring to lose a guide
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
gangs.convicted_share | 0.22 | share | 0.05 | 1 | Q224, Q227 | of those removed as gang members, convicted
gangs.reintegration_usd | 2500 | USD | 0 | 20000 | assumption | worth of a place of reintegration
gangs.outside_usd | 900 | USD | 0 | 10000 | assumption | a year's worth of life outside the gang without help, over what home gives
gangs.member_usd_month | 90 | USD/month | 10 | 1000 | assumption | what membership brings a removed member in a month
shelters.trusted_more | 0.35 | | 0 | 1 | assumption | trust in the staff of a house beyond that in officials
shelters.walk_along | 4 | people | 0 | 20 | assumption | staff and neighbours who walk guests of a house with safe passage to their train or bus
shelters.meal_usd | 8 | USD | 1 | 40 | assumption | worth of a meal, a wash and a bed to one with usual provisions
"""
