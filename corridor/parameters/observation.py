"""What publishers see of what happens (for validation only).

name | default | unit | low | high | source | meaning
"""

ROWS = """
observation.shelters | 0.8 | share | 0.05 | 1.0 | assumption | former captives passing a house whose testimony the ombudsman gathers (P049-P052)
observation.comar | 1.2 | factor | 1.0 | 2.0 | assumption | cases of the refugee office over those of the four nationalities
observation.redodem | 0.6 | share | 0.1 | 1.0 | assumption | harmed guests who say so in a shelter's register
observation.inm | 1.0 | share | 0.9 | 1.0 | assumption | detentions that the migration institute registers
observation.border_patrol | 1.0 | share | 0.9 | 1.0 | assumption | apprehensions that are counted
observation.coroners | 0.6 | share | 0.2 | 1.0 | assumption | of the bodies found, those named as migrants' and counted
observation.found_train | 1.0 | share | 0.8 | 1.0 | assumption | bodies found, of those who die by a train
observation.found_desert | 0.7 | share | 0.3 | 1.0 | assumption | bodies found, of those who die in the desert
observation.found_river | 0.8 | share | 0.4 | 1.0 | assumption | bodies found, of those who drown
observation.found_captivity | 0.3 | share | 0.05 | 0.8 | assumption | bodies found, of those killed in captivity
observation.found_other | 0.9 | share | 0.5 | 1.0 | assumption | bodies found, of those who die otherwise
observation.prosecutors | 0.2 | share | 0.001 | 1.0 | assumption | trafficked people who have spoken to an office, registered as a case
observation.hospitals | 0.5 | share | 0.1 | 1.0 | assumption | people injured by trains who are counted
observation.surveys | 0.3 | share | 0.05 | 1.0 | assumption | guests of shelters who were sexually abused and say so in a survey
"""
