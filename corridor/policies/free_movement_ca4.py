"""Free movement between Guatemala, El Salvador, Honduras and Nicaragua: time, cost and papers at inner borders."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_JUNE_2006 = datetime.date(2006, 6, 1)

POLICY = direct(
    "free_movement_ca4", "Free movement in Central America",
    "Since June 2006 an identity card is enough. The paper welcomes it for people and sees what else it does: rings and "
    "those they control move as easily, and nobody looks. The reform keeps it free and looks at who guides whom.",
    "Border control", {"": "ca4:region"},
    [
        Lever("crossing_hours", "number", "hours", 0, 48, ((BEGIN, 2.0), (_JUNE_2006, 0.17)), 0.17, "Q087, Q094, Q095"),
        Lever("fee_usd", "number", "USD", 0, 100, ((BEGIN, 12.0), (_JUNE_2006, 2.0)), 0, "Q088, Q091; assumption"),
        Lever("minors_permission", "boolean", "", 0, 1, True, True, "Q090"),
        Lever("ring_checks", "number", "share", 0, 0.5, ((BEGIN, 0.05), (_JUNE_2006, 0.01)), 0.05, "assumption", 4_000_000.0),
    ],
    reaches="leaving and moving within the four countries, for people and for rings",
    first_event="the time and cost of a crossing",
)
