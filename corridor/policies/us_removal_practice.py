"""How the United States removes those it has caught: with or without a hearing, to where, with whom, with which bar."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_CHILDREN = datetime.date(2009, 3, 23)
_ALL_SECTORS = datetime.date(2005, 9, 14)

POLICY = direct(
    "us_removal_practice", "U.S. removal practice",
    "Where, when and with whom people are set down, and after which procedure. The paper finds Central Americans put "
    "across into Mexico, families split and people set down at night, and asks that safety decide instead of speed.",
    "Deportation versus safe repatriation", {"": "migration_office:us"},
    [
        Lever("hearing", "boolean", "", 0, 1, ((BEGIN, True), (_ALL_SECTORS, False)), True, "Q029, Q031, Q032"),
        Lever("hearing_days", "number", "days", 0, 720, 35, 35, "Q049"),
        Lever("nationality_hours", "number", "hours", 0, 8, 0.5, 3, "Q044; assumption", 0.0),
        Lever("by_night", "number", "share", 0, 1, 0.35, 0, "paper, fn 228; assumption"),
        Lever("lateral", "boolean", "", 0, 1, False, False, "assumption"),
        Lever("notice", "boolean", "", 0, 1, False, True, "Q043: arrangements for Mexicans only"),
        Lever("family_together", "boolean", "", 0, 1, False, True, "Q045"),
        Lever("children_exempt", "boolean", "", 0, 1, ((BEGIN, False), (_CHILDREN, True)), True, "Q033"),
        Lever("bar_first_years", "number", "years", 0, 20, 5, 0, "Q036"),
        Lever("bar_again_years", "number", "years", 0, 20, 20, 5, "Q038"),
    ],
    reaches="removal of those apprehended; the next attempt; what meets people where they are set down",
    first_event="a removal's place, day or companion",
)
