"""Against collusion of officials: audits, sanctions, pay, rotation, a channel for complaints."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_PURGE, _END = datetime.date(2010, 8, 1), datetime.date(2011, 5, 12)

POLICY = direct(
    "anti_collusion", "Action against collusion",
    "Officials who take money, look away or hand people over. Controls came in waves (1,200 tested and 200 separated in nine "
    "months of 2010-11). The reform: steady audits, pay worth keeping, rotation, complaints outside the chain of command.",
    "Dangers on the road", {"": "internal_control:mexico"},
    [
        Lever("audits_year", "number", "audits/year", 0, 12, ((BEGIN, 0.05), (_PURGE, 0.3), (_END, 0.1)), 2, "Q261, Q262, Q265, Q266", 1_500_000.0),
        Lever("sanction_months", "number", "months of pay", 0, 120, 12, 36, "Q261; assumption"),
        Lever("pay_usd_month", "number", "USD/month", 100, 5_000, 800, 1_300, "Q267", 60_000.0),
        Lever("rotation_months", "number", "months", 1, 120, 36, 6, "assumption"),
        Lever("complaints", "boolean", "", 0, 1, False, True, "Q268"),
    ],
    reaches="an official's choice to be bought or to hand people over; what cells pay for officials",
    first_event="a bribe refused",
)
