"""Employers and work.

name | default | unit | low | high | source | meaning
"""

ROWS = """
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
"""
