"""Employers, recruiters and work.

name | default | unit | low | high | source | meaning
"""

ROWS = """
employers.number | 1000 | employers | 200 | 5000 | assumption | employers and recruiters who hire migrants
employers.in_chiapas | 0.36 | share | 0.1 | 0.6 | assumption | of the employers, in Chiapas
employers.in_transit | 0.09 | share | 0.02 | 0.3 | assumption | of the employers, in Mexico's cities on the way
employers.in_border | 0.09 | share | 0.02 | 0.3 | assumption | of the employers, on Mexico's northern border
employers.in_us | 0.36 | share | 0.1 | 0.6 | assumption | of the employers, in the United States (the rest in Central America)
employers.plantations | 0.45 | share | 0.2 | 0.7 | P035; assumption | of the employers outside cities, farms
employers.homes | 0.15 | share | 0.05 | 0.4 | assumption | of the employers, households with domestic workers
employers.bars | 0.1 | share | 0.02 | 0.3 | assumption | of the employers, bars and the like
employers.builders | 0.15 | share | 0.05 | 0.4 | assumption | of the employers, builders (the rest: services)
employers.size_spread | 0.8 | log sd | 0.2 | 1.6 | assumption | spread of employers' sizes
employers.places_chiapas | 130000 | people | 50000 | 350000 | E263, P035 | hands wanted in Chiapas at harvest
employers.places_transit | 5000 | people | 500 | 100000 | assumption | hands wanted from among migrants in Mexico's cities on the way
employers.places_border | 5000 | people | 500 | 100000 | assumption | hands wanted from among migrants on Mexico's northern border
employers.places_us | 200000 | people | 100000 | 1500000 | assumption | hands wanted from among people of the four countries who came lately
employers.places_central_america | 5000 | people | 500 | 100000 | assumption | hands wanted from other places of Central America
employers.ask_papers_us | 0.4 | share | 0.1 | 0.9 | assumption | employers who take only people with papers, United States
employers.ask_papers_mexico | 0.3 | share | 0.05 | 0.8 | assumption | employers who take only people with papers, elsewhere
employers.usual_pay_start | 0.9 | share | 0.5 | 1 | assumption | part of the going wage that others are first believed to pay
work.us_farms | 0.5 | share | 0.1 | 0.9 | assumption | of the work that newcomers count with in the United States, that on farms
employers.season_days | 60 | days | 20 | 200 | assumption | days over which an employer and a worker reckon
employers.margin_share | 0.2 | share | 0.05 | 0.5 | assumption | what a willing worker brings over the wage
employers.unwilling_output | 0.7 | share | 0.4 | 1 | assumption | output of one who works against the will, over a willing one's
employers.bar_takings | 1.5 | going wages | 0.8 | 6 | assumption (not identified) | what a woman under a bar's control brings in a day
employers.keep_share | 0.2 | share | 0.05 | 0.5 | assumption | part of the going wage that board and lodging of one held cost
employers.credit_share | 0.3 | share | 0.05 | 0.8 | assumption | part of the going wage credited against a debt by who holds for it
employers.charges_share | 0.15 | share | 0 | 0.6 | assumption | part of the going wage charged to that debt for lodging, food and tools
employers.advance_usd | 60 | USD | 10 | 500 | assumption | advance with which an employer makes one a debtor
employers.held_per_guard | 3 | people | 2 | 30 | assumption | people one guard is paid to watch
employers.refill_days | 10 | days | 1 | 60 | assumption | days a place stands empty when vacancies are as usual
employers.sanction_days | 60 | days of wage | 0 | 600 | assumption (not identified) | what a conviction for holding one person costs an employer
employers.scruple_days | 40 | days of wage | 0 | 200 | assumption (not identified) | mean of what an employer forgoes not to do harm
employers.change_days | 10 | days of wage | 0 | 60 | assumption | what treating a worker otherwise than until now is felt to cost, in quarrels and new arrangements
employers.choice_days | 5 | days of wage | 1 | 20 | assumption | spread of employers' tastes
employers.buyers_asked | 6 | buyers | 2 | 12 | assumption | employers who hear of a person to be sold
employers.capital_usd | 20000 | USD | 1000 | 200000 | assumption | what an employer has at hand when a run begins
work.wage_scale_usd | 60 | USD | 10 | 300 | assumption | spread of tastes in choices of a season's work
work.season_days | 60 | days | 20 | 120 | assumption | length of a harvest stay
work.round_days | 4 | days | 1 | 20 | P065 (two weeks to a first job) | days between two rounds of asking for work
work.openings_free | 0.25 | share | 0.05 | 1 | P065; assumption | vacant places, farms apart, that are not already promised to somebody: open to one who asks; in the U.S. fewer with more unemployment
work.usual_unemployment | 5 | % of labour force | 3 | 8 | assumption | unemployment in the U.S. at which that share holds there
work.held_day_usd | 8 | USD/day | 1 | 200 | assumption (not identified) | what a day under guard is felt to cost beside the pay
work.offers_heard | 3 | offers | 1 | 10 | assumption | employers asked in one round
work.heard_without_language | 0.4 | share | 0.1 | 1 | assumption | of those, reached by who does not speak the language of the place
work.heard_through_kin | 2 | offers | 0 | 6 | assumption | further employers that kin nearby know of
work.usual_vacancies | 0.2 | share | 0.02 | 0.6 | assumption | vacant places at which the usual wage is paid
work.wage_curve | 0.1 | elasticity | 0 | 0.5 | assumption (usual finding on wages and unemployment) | rise of wages with vacancies
work.wage_spread | 0.15 | log sd | 0.02 | 0.5 | assumption | spread of wages between employers
work.leave_days | 4 | days of wage | 2 | 30 | assumption | spread of tastes in leaving a job
work.accept_days | 4 | days of wage | 2 | 40 | assumption | spread of tastes in taking an offer, as recruiters reckon
work.notice_days | 7 | days | 1 | 30 | assumption | days until the first pay shows what the work is
work.horizon_months | 6 | months | 1 | 24 | assumption | months of work away from home that one counts with
work.need_worth | 3 | USD/USD | 1 | 10 | assumption | what a dollar that lacks for the way is worth to a traveller
work.papers_usd | 150 | USD | 20 | 1000 | assumption | cost of replacing papers that are kept
work.debt_followed | 0.5 | share | 0 | 1 | assumption | part of an unpaid debt that workers expect to be taken from their family
work.caught_usd | 300 | USD | 100 | 10000 | assumption (not identified) | what being caught by an employer's guards is felt to cost
work.watched_per_guard | 6 | people | 2 | 40 | assumption | people under one guard of whom half get past
work.removed_believed | 0.4 | share | 0.05 | 0.9 | assumption | of those reported at work, believed taken before any news
work.report_people | 40 | people | 5 | 300 | assumption | reports that make or break what is believed of work
work.pay_reports | 2000 | people | 200 | 10000 | assumption | pays heard of that make or break what is believed of usual pay in a region
work.legal_minimum_mexico | 0.77 | share | 0.5 | 1 | assumption (1 over harvest wage to minimum) | legal minimum wage over the going one, Mexico and Central America
work.legal_minimum_us | 0.83 | share | 0.5 | 1 | assumption (1 over service wage to minimum) | legal minimum wage over the going one, United States
work.reasonable_credit | 0.8 | share | 0.5 | 1 | assumption (legal test, 1956 Convention) | part of the going wage, kept or credited, below which work for a debt is bondage
work.repaid_share | 0.7 | share | 0.1 | 1 | assumption | of what is left after living, paid on debts
work.sent_share | 0.6 | share | 0.1 | 0.9 | E152; assumption | of what is left after debts, sent home
speaking.usd | 250 | USD | 30 | 2000 | assumption | spread of tastes in telling an inspector
work.trip_usd | 18 | USD | 2 | 60 | assumption | fares of a trip to the farms and back
work.rounds_a_trip | 3 | rounds | 1 | 10 | assumption | rounds of asking that the money for a trip to the farms allows
work.rethink_days | 14 | days | 5 | 60 | assumption | days after which a highland worker thinks of the season again
work.harvest_idle | 0.5 | share | 0 | 0.9 | assumption | of work at home in the highlands, what is lacking in the months of the coffee harvest
recruiters.told_share | 1.2 | share | 1 | 2.5 | assumption | wage named in an offer known to be false, over the going one
recruiters.looks_at | 3 | people | 1 | 10 | assumption | people of a community whom a recruiter looks at before speaking to one
recruiters.inside_day | 0.5 | people/day | 0 | 30 | Q278; assumption | guests whom a recruiter who poses as one can speak to inside a house
recruiters.youngest | 12 | years | 8 | 16 | assumption | youngest age spoken to
recruiters.bond_usd | 400 | USD | 20 | 5000 | assumption (not identified) | mean of what a relative forgoes rather than pass on an offer known to be false
recruiters.kin_trusted | 0.5 | share | 0 | 1 | assumption | of the doubt in an offer, what a relative's word removes
recruiters.choice_usd | 60 | USD | 10 | 400 | assumption | spread of relatives' tastes
inspection.believed_mexico | 0.3 | visits/year | 0.05 | 2 | assumption | visits in a year that employers in Mexico and Central America reckon with when a run begins
inspection.believed_us | 0.5 | visits/year | 0.05 | 2 | assumption | the same in the United States
inspection.finds_register | 0.3 | people/visit | 0.05 | 2 | assumption | badly treated workers a visit by the register is expected to find
inspection.finds_tip | 1.0 | people/tip | 0.1 | 3 | assumption | the same for each tip about a place
inspection.finds_past | 1.0 | people | 0.1 | 5 | assumption | the same where something was found before; and what a find adds to an employer's own expectation of being visited
inspection.tips_followed | 0.2 | share | 0 | 1 | assumption | tips that reach inspectors who do not target
inspection.closure_days | 30 | days | 0 | 365 | assumption | days for which a place that held people is closed
"""
