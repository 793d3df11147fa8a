"""What publishers see of what happens (for validation only).

name | default | unit | low | high | source | meaning
"""

ROWS = """
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
