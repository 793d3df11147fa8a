"""Free movement between Guatemala, El Salvador, Honduras and Nicaragua: time, cost and papers at inner borders."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_JUNE_2006 = datetime.date(2006, 6, 1)

POLICY = direct(
    "free_movement_ca4", "Free movement in Central America",
    "Central America has freed its borders: an agreement of 2005 lets nationals of the four countries move among them, which makes it "
    "easier to reach Mexico's border. It lets trafficking and smuggling rings work more freely too; open borders alone do not end "
    "trafficking, for Central Americans are exploited in each other's countries.",
    "Border control", {"": "ca4:region"},
    [
        Lever("crossing_hours", "number", "hours", 0, 48, ((BEGIN, 2.0), (_JUNE_2006, 0.17)), 0.17, "Q087, Q094, Q095"),
        Lever("fee_usd", "number", "USD", 0, 100, ((BEGIN, 12.0), (_JUNE_2006, 2.0)), 0, "Q088, Q091; assumption"),
        Lever("minors_permission", "boolean", "", 0, 1, True, True, "Q090"),
        Lever("ring_checks", "number", "share", 0, 0.5, ((BEGIN, 0.05), (_JUNE_2006, 0.01)), 0.05, "assumption", 4_000_000.0),
    ],
    reaches="leaving and moving within the four countries, for people and for rings",
    first_event="the time and cost of a crossing",
    kinds=("moved", "detained", "bribed", "boarded", "checked", "sheltered", "hired", "extorted", "robbed", "employed"),  # recruiters reckon with borders too
    stood="In force since 1 June 2006 with an identity card, no passport and no fee (Q086-Q088); minors with a passport and a parent's "
          "permission (Q090). Officials often did not know or apply it, and asked for money (Q091).",
    reform="Argued by the paper: freedom kept, nothing asked for at the crossing, and a look at who guides whom.",
    law="The convention of 30 June 2005 that the paper names is on a common visa for foreigners; free passage of nationals came with the "
        "act of the directors of migration of 22 May 2006 (Q093).",
    beyond="The limit of 90 days (Q089): nobody in the model stays that long in another of the four countries. Free passage between "
           "Guatemala and El Salvador since late 2004 (Q092) comes with that of all four: the model has one rule for inner borders.",
)
