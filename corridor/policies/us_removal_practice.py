"""How the United States removes those it has caught: with or without a hearing, to where, with whom, with which bar."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_CHILDREN = datetime.date(2009, 3, 23)
_ALL_SECTORS = datetime.date(2005, 9, 14)

POLICY = direct(
    "us_removal_practice", "U.S. removal practice",
    "The agreements on repatriation are not always kept: minors parted from their parents before removal so that they do not try "
    "again, no word to the authorities who receive, and Central Americans put across into Mexico instead of taken home, without "
    "papers in another foreign place. Return should look to the person's safety and come without undue delay.",
    "Deportation versus safe repatriation", {"": "migration_office:us"},
    [
        Lever("hearing", "boolean", "", 0, 1, ((BEGIN, True), (_ALL_SECTORS, False)), True, "Q029, Q031, Q032", 40_000_000.0),
        Lever("hearing_days", "number", "days", 0, 720, 35, 35, "Q049"),
        Lever("nationality_hours", "number", "hours", 0, 8, 0.5, 3, "Q044; assumption", 800_000.0),
        Lever("by_night", "number", "share", 0, 1, 0.35, 0, "paper, fn 228; assumption"),
        Lever("lateral", "boolean", "", 0, 1, False, False, "assumption"),
        Lever("notice", "boolean", "", 0, 1, False, True, "Q043: arrangements for Mexicans only", 500_000.0),
        Lever("family_together", "boolean", "", 0, 1, False, True, "Q045", 1_000_000.0),
        Lever("children_exempt", "boolean", "", 0, 1, ((BEGIN, False), (_CHILDREN, True)), True, "Q033, Q034"),
        Lever("bar_first_years", "number", "years", 0, 20, 5, 0, "Q036"),
        Lever("bar_hearing_years", "number", "years", 0, 20, 10, 0, "Q037"),
        Lever("bar_again_years", "number", "years", 0, 20, 20, 5, "Q038"),
    ],
    reaches="removal of those apprehended; the next attempt; what meets people where they are set down",
    first_event="a removal's place, day or companion",
    kinds=("deported", "separated", "moved", "reattempted", "consul_visited"),
    stood="Expedited removal in three southwest sectors since 2004 and in all nine from 14 September 2005, aimed at others than "
          "Mexicans (Q029-Q032). Bars to re-entry of 5, 10 and 20 years since 1997 (Q036-Q038). Children alone of countries that do "
          "not border the U.S. have a hearing since 23 March 2009, sign no return and wait with kin if they have them there (Q033, Q034). "
          "Arrangements on hours and places of return bind towards Mexicans only (Q043).",
    reform="Argued by the paper: home instead of Mexico, by day, families together, the receiving state told, a hearing.",
    law="Central Americans are by law removed to their own country; those set down in Mexico are those whose nationality nobody took "
        "the time to find out, which is how the model has it.",
    beyond="Screening for trafficking at removal stands in identification_training.us and detection_focused_control.us. The bars for "
           "unlawful presence (Q039, Q040) touch those who leave by themselves and ask for a visa later: nobody does here.",
)
