"""People at home and on the way: means, tastes, beliefs, company.

name | default | unit | low | high | source | meaning
"""

ROWS = """
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
people.route_scale_usd | 120 | USD | 20 | 300 | assumption (about what a robbery is felt to cost) | spread of unobserved tastes in the choice of a leg
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
people.home_work_share | 0.55 | share | 0.2 | 1 | assumption | days of work there are at home, of working days
news.half_life_days | 90 | days | 30 | 365 | assumption | after how long old news counts half
news.start_people | 400 | people | 50 | 2000 | assumption | weight of starting beliefs, in real people per link
news.community_people | 12 | people | 2 | 100 | assumption | weight of a community's starting beliefs, in real people
news.other_communities_people | 40 | people | 5 | 300 | assumption | weight of what other communities report, in real people
news.other_pools_people | 150 | people | 20 | 1000 | assumption | weight of what other communities report
news.starting_beliefs | 1.0 | factor | 0.4 | 1.7 | assumption | factor on all starting beliefs of danger
company.chance | 2.5 | people | 0.5 | 10 | assumption | companions by chance of one who set out alone
company.friends | 5 | people | 2 | 15 | assumption | companions of those who set out together
company.guided | 7 | people | 3 | 25 | assumption | people in a guide's group
company.strangers | 8 | people | 2 | 40 | assumption | strangers within call on trains and trails
company.guards | 2 | people | 0.5 | 10 | assumption | others near when a captor is with a captive
"""
