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
people.kin_circle | 6 | people | 2 | 20 | assumption (parents, brothers and sisters, grown children, their like) | people so close that they count as kin where one of them lives in the United States; with the part of a country's people who live there (drivers abroad.*) it says who has kin there
people.savings_median_usd | 160 | USD | 50 | 500 | E292 | cash at hand, median over the four countries, in each in proportion to its product per head (drivers income.*)
people.savings_spread | 1.0 | log sd | 0.5 | 1.6 | assumption | spread of savings
people.family_median_usd | 2400 | USD | 500 | 5000 | E314, E152 | what a family could raise in an emergency, median over the four countries, in each in proportion to its product per head
people.family_spread | 0.9 | log sd | 0.4 | 1.5 | assumption | spread of that sum
people.family_days | 6 | days | 2 | 20 | E316 | days a family needs to raise most of it
people.attachment_median_usd | 46000 | USD | 2000 | 200000 | assumption | what staying home is worth, median
people.attachment_spread | 1.6 | log sd | 0.4 | 2.5 | assumption | spread of attachments
people.rethink_days | 45 | days | 15 | 180 | assumption | days between two considerations of leaving
people.horizon_days | 900 | working days | 300 | 2000 | assumption | working days abroad a candidate counts with
people.saving_share | 0.35 | share | 0.1 | 0.6 | assumption | share of a wage abroad that is a gain after living there
people.choice_scale_usd | 1500 | USD | 300 | 5000 | assumption | spread of unobserved tastes in large decisions
people.tries | 2 | tries | 1 | 4 | E404 (most try again) | tries that one who goes without a guide reckons with
people.alone_usd | 320 | USD | 80 | 900 | E292 | what a try on one's own costs in fares, food and beds
people.kin_worth_usd | 1200 | USD | 0 | 6000 | assumption | what being with close kin abroad, and their help there, is worth
people.family_gives | 0.3 | share | 0.1 | 0.8 | assumption | part of what a family could raise that it gives for a journey
people.kin_gives | 0.6 | share | 0.1 | 0.9 | assumption | the same where kin abroad ask for it
people.kin_means | 2 | factor | 1 | 4 | assumption (money sent home) | what families with kin abroad can raise against others
people.loss_abused_usd | 6000 | USD | 500 | 30000 | assumption | what sexual abuse, on the way or at work, is felt to cost a woman who expects it
people.loss_reprisal_usd | 6000 | USD | 1000 | 40000 | assumption | what a reprisal at home is felt to cost
people.child_danger | 2 | factor | 1 | 5 | assumption | how much heavier danger weighs for a child, to the parent
people.law_usd | 2000 | USD | 0 | 10000 | assumption | what joining a gang costs one who wholly trusts authorities
people.voice_usd | 1500 | USD | 0 | 10000 | assumption | what keeping silent costs a critic or witness
people.past_abuse_usd | 4000 | USD | 0 | 20000 | assumption | what getting away from an abuser at home is worth
people.wait_day_usd | 2 | USD/day | 0 | 10 | assumption | what a day of waiting for a permit's decision costs
people.permit_travel_usd | 250 | USD | 50 | 1000 | assumption | cash with which one leaves on a permit
people.near_home_share | 0.5 | share | 0 | 1 | assumption (seasons in Costa Rica, with weeks at home) | part of what home is worth that is kept by Nicaraguans who work in Costa Rica
people.home_from_afar | 0.3 | share | 0 | 1 | assumption | part of what home is worth that still counts for one who stands at the border
people.least_usd | 15 | USD | 0 | 100 | assumption | cash without which nobody goes on
people.trauma_home | 1.0 | factor | 0 | 3 | assumption | how much dearer home becomes to one wholly traumatised
people.trust_lost | 0.15 | share | 0 | 0.6 | assumption | trust in authorities that a bribe or an abuse by an official takes
people.indigenous_gt | 0.45 | share | 0.3 | 0.6 | assumption (census of Guatemala) | indigenous among the candidates of Guatemala
people.indigenous_others | 0.07 | share | 0.02 | 0.15 | assumption (censuses) | indigenous among the candidates of the other countries
people.business_share | 0.1 | share | 0.02 | 0.3 | assumption | candidates who own a small business
people.activist_share | 0.015 | share | 0.001 | 0.05 | assumption | activists, church and NGO workers among the candidates
people.witness_share | 0.01 | share | 0.001 | 0.05 | assumption | witnesses of a gang's crime among the candidates
people.former_share | 0.005 | share | 0 | 0.03 | assumption | former gang members among the candidates
people.past_abuse_share | 0.2 | share | 0.05 | 0.5 | assumption | women and girls among the candidates who live with an abuser
people.owns_share | 0.5 | share | 0.2 | 0.8 | assumption | households with a house or land that a lender takes for security
people.orphan_share | 0.12 | share | 0.02 | 0.3 | assumption | orphans among the children
people.skill_spread | 0.25 | log sd | 0.05 | 0.6 | assumption | spread of what people can earn
people.skill_full_age | 18 | years | 14 | 24 | assumption | age from which people earn as adults do; younger ones less, in proportion to their age
people.trust_spread | 0.5 | log sd | 0.1 | 1 | assumption | spread of trust in authorities
people.route_scale_usd | 240 | USD | 40 | 600 | assumption (a tenth of what a journey costs; with less, whole streams follow a passing difference, and runs part ways) | spread of unobserved tastes in the choice of a leg
people.route_scale_across | 0.25 | share | 0.1 | 1 | assumption (rides from the border on differ in price and hours, in little else; Mai, Fosgerau, Frejinger 2015) | the same spread beyond the U.S. border, against that before it
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
people.means_days | 240 | days | 60 | 1000 | assumption | days in which the means of a household, or of its kin abroad, come back to what they were
people.home_km_day | 500 | km/day | 200 | 1000 | assumption | as the crow flies, how far one comes by bus in a day on the way home
people.bus_home_usd | 60 | USD | 20 | 150 | assumption | cost of the way home on one's own
people.help_usd | 40 | USD | 5 | 100 | assumption | cash with which houses, churches and kin help one robbed of everything
people.provisions_given | 0.1 | share | 0.02 | 0.5 | assumption | of what a family gives for a journey, the part for provisions of one who goes without a guide
people.rest_days | 14 | days | 2 | 60 | assumption | days at home before a returned person reconsiders, in the mean
people.hours_a_day | 16 | hours | 10 | 18 | model description | hours a traveller spends on the way in a day
people.working_days_month | 21 | days | 20 | 26 | assumption (five days a week) | working days of a month
people.home_work_share | 0.55 | share | 0.2 | 1 | assumption | days of work there are at home, of working days
news.own_counts | 10 | people | 2 | 100 | assumption | what others tell of a ground counts as much as so many passages of one's own (who was taken there once fears it as if one in so many were)
news.half_life_days | 90 | days | 30 | 365 | assumption | after how long old news counts half
news.start_people | 400 | people | 50 | 2000 | assumption | weight of starting beliefs, in real people per link
news.community_people | 12 | people | 2 | 100 | assumption | weight of a community's starting beliefs, in real people
news.other_communities_people | 40 | people | 5 | 300 | assumption | weight of what other communities report, in real people
news.other_pools_people | 150 | people | 20 | 1000 | assumption | weight of what other communities report
news.own_people | 4 | people | 0 | 40 | assumption | weight of what one has lived through oneself, against what others report
news.flow_days | 30 | days | 7 | 90 | assumption | days over which it is seen how many pass on a way
news.month_step | 0.3 | share | 0.05 | 1 | assumption | weight of the last month in what rings know of tolls and officials of complaints
news.lag_days | 14 | days | 2 | 60 | assumption | days until what happened to a traveller is known at home
news.arrive_alone | 0.09 | share | 0.02 | 0.6 | assumption | arrivals of those who go alone, as believed before any report
news.arrive_guided | 0.36 | share | 0.05 | 0.9 | assumption | arrivals with a guide, as believed before any report
news.harm_alone | 0.19 | share | 0.01 | 0.6 | assumption | grave harm alone, as believed before any report
news.harm_guided | 0.04 | share | 0.005 | 0.5 | assumption | grave harm with a guide, as believed before any report
news.abuse | 0.3 | share | 0.02 | 0.9 | E195 | women abused on the way, as believed before any report
news.starting_beliefs | 1.0 | factor | 0.4 | 1.7 | assumption | factor on all starting beliefs of danger
company.chance | 2.5 | people | 0.5 | 10 | assumption | companions by chance of one who set out alone
company.friends | 5 | people | 2 | 15 | assumption | companions of those who set out together
company.guided | 7 | people | 3 | 25 | assumption | people in a guide's group
company.strangers | 8 | people | 2 | 40 | assumption | strangers within call on trains and trails
company.legs | 6 | legs | 2 | 20 | assumption | legs on which company keeps off robbers, as travellers reckon
company.abuse_spared | 0.1 | share | 0 | 1 | assumption | part of the abuse on a journey alone that company is believed to spare a woman
company.wait_hours | 12 | hours | 4 | 24 | assumption | hours of a day spent waiting for company
company.rights_hours | 0.08 | hours | 0 | 1 | assumption | talk of rights, every other day, in a company where somebody knows them
company.guards | 2 | people | 0.5 | 10 | assumption | others near when a captor is with a captive
gangs.presses_day | 2.4 | visits/day | 0.05 | 10 | assumption (a member calls on a new face about once a week) | residents, of all who live there, that a home cell of usual size calls on in a day
gangs.renta_usd | 40 | USD | 10 | 200 | paper, Push and pull factors | renta asked at a visit
gangs.home_cells | 3000 | cells | 300 | 6000 | E419 (60,000 members) | cells at home
gangs.usual_home_members | 18 | members | 8 | 40 | assumption | members of a home cell of usual size
gangs.residents_share | 0.5 | share | 0.3 | 0.7 | assumption (censuses: 12 to 45 years) | part of a place's population among whom cells look for renta and members
gangs.ground_returns | 0.5 | exponent | 0.1 | 1 | assumption | how visits grow with a cell's members: less than in proportion, as its ground is limited
gangs.business_factor | 3 | factor | 1 | 10 | assumption (paper: business owners) | renta asked of a business owner against others
gangs.reckons_months | 12 | months | 3 | 36 | assumption | months that cells, members and those pressed look ahead
gangs.critic_usd | 600 | USD | 0 | 10000 | assumption | what a critic, a witness or one who left may cost a cell
gangs.example_share | 0.02 | share | 0.001 | 0.2 | assumption | part of a cell's takings that one unpunished defiance puts at stake
gangs.fear_days | 180 | days | 30 | 1000 | assumption | days after which the fear of a threat counts half
gangs.complaints_heard | 0.02 | attention | 0.002 | 0.2 | assumption (most denunciations lead to nothing) | attention of police at home that one denunciation draws to a cell (1: as much as they have for one)
gangs.arrest_year | 0.1 | per year | 0.02 | 0.5 | assumption (members in prison against members) | what police can do against a home cell, set against its strength: hazard of arrest of a member where all their attention is on it; the less they look, the less (attention / (1 + attention))
gangs.weighs_leaving_year | 1 | per year | 0.2 | 8 | assumption | times a year that a member weighs leaving the cell
gangs.rivalry_year | 0.02 | per year | 0.002 | 0.1 | assumption (homicides of the region, E419) | hazard to a member of a home cell from rivals, for each member of any cell among a thousand residents, when a run begins; it follows the homicides of the country
gangs.paid_start | 0.8 | share | 0.3 | 1 | assumption (most who are asked pay) | of those asked for renta, who pays, as cells believe before they have asked
gangs.payers_start | 0.05 | share | 0.01 | 0.2 | assumption (surveys of extortion at home) | of those who weigh leaving, those who pay renta every month when a run begins
gangs.ruins_share | 0.3 | share | 0 | 1 | assumption | part of what a family has that a reprisal against it destroys
gangs.member_below_age | 25 | years | 18 | 40 | assumption | age below which cells at home ask for membership (of girls and women: for their use)
"""
