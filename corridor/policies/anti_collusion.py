"""Against collusion of officials: audits, sanctions, pay, rotation, a channel for complaints."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_PURGE, _END = datetime.date(2010, 8, 1), datetime.date(2011, 5, 12)

POLICY = direct(
    "anti_collusion", "Action against collusion",
    "Police, migration officials and train staff abuse migrants on their own account or together with organised crime, and collude in or "
    "condone trafficking disturbingly often. Complaints are few, for those who complain are returned.",
    "Dangers on the road; The migration-smuggling-trafficking connection", {"": "internal_control:mexico"},
    [
        Lever("audits_year", "number", "audits/year", 0, 12, ((BEGIN, 0.05), (_PURGE, 0.3), (_END, 0.1)), 2, "Q261, Q262, Q265, Q266", 1_500_000.0),
        Lever("sanction_months", "number", "months of pay", 0, 120, 12, 36, "Q261; assumption"),
        Lever("pay_usd_month", "number", "USD/month", 100, 5_000, 800, 1_300, "Q267", 60_000.0),
        Lever("rotation_months", "number", "months", 1, 120, 36, 6, "assumption"),
        Lever("complaints", "boolean", "", 0, 1, False, True, "Q268", 300_000.0),
    ],
    reaches="an official's choice to be bought or to hand people over; what cells pay for officials",
    first_event="a bribe refused",
    kinds=("bribed", "handed_over"),
    stood="1,200 of 5,400 employees tested and 200 separated between August 2010 and May 2011 (Q261, Q262), 121 more in October (Q264); some "
          "500 dismissed in six years, 200 for corruption (Q265). Pay of 9,836 to 15,430 pesos a month (Q267).",
    reform="In the paper's line: steady audits, pay worth keeping, rotation, complaints outside the chain of command.",
)
