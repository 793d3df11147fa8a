"""Stay during and after a criminal trial: T-visa, continued presence, Mexico's humanitarian visa."""

import datetime

from corridor.agents.officials import TRIALS
from corridor.policies import BEGIN, Lever, direct

_VAWA, _RULE = datetime.date(2006, 1, 5), datetime.date(2009, 1, 12)
_CIRCULAR, _REGLAMENTO = datetime.date(2010, 1, 1), datetime.date(2012, 11, 9)


def _each(t_visa, continued_presence, humanitarian_visa) -> dict:
    return dict(zip(TRIALS, (t_visa, continued_presence, humanitarian_visa), strict=True))


POLICY = direct(
    "trial_stay", "Stay during a criminal trial",
    "Papers for those who help a prosecution: a T-visa for severe forms, on condition of taking part, four years, residence after three if "
    "one has helped or would suffer extreme hardship; 5,000 a year, of which 247 were given in 2008. Continued presence of one year, "
    "extended as the prosecution needs it, never turned into residence. Mexico's humanitarian visa for victims and witnesses of an "
    "offence in Mexico, until the end of the procedure. A stay of open length makes people insecure and recovery harder, and a stay that "
    "does not hang on cooperation seems to bring more of it.",
    "Temporary protection during criminal trial", {name: f"trial_stay:{name}" for name in TRIALS},
    [
        Lever("open", "boolean", "", 0, 1, _each(True, True, ((BEGIN, False), (_CIRCULAR, True))), True, _each("Q166", "Q156", "Q159, Q160")),
        Lever("quota_per_year", "integer", "stays a year", 0, 1_000_000, _each(5_000, 1_000, ((BEGIN, 60), (_REGLAMENTO, 2_000))),
              10_000, _each("Q166", "no cap in law; practice Q157", "Q160, Q164; assumption")),
        Lever("cooperation", "boolean", "", 0, 1, True, False, _each("Q172", "Q156", "Q162")),
        Lever("minors_exempt", "boolean", "", 0, 1, _each(True, False, False), True, "Q170; assumption"),
        Lever("trauma_exempt", "boolean", "", 0, 1, _each(((BEGIN, False), (_VAWA, True)), True, False), True, _each("Q171", "paper, fn 209", "assumption")),
        Lever("severe_only", "boolean", "", 0, 1, _each(True, True, False), False, "Q172"),
        Lever("hardship", "boolean", "", 0, 1, _each(True, False, False), False, "Q172"),
        Lever("offence_here", "boolean", "", 0, 1, _each(False, False, True), False, "Q162"),
        Lever("known_length", "boolean", "", 0, 1, _each(True, False, False), True, _each("Q168", "Q156", "Q161")),
        Lever("stay_days", "number", "days", 0, 3_650, _each(((BEGIN, 1_095), (_VAWA, 1_461)), 365, 365), 1_461, _each("Q167, Q168", "Q156", "Q161")),
        Lever("work", "boolean", "", 0, 1, _each(True, True, ((BEGIN, False), (_REGLAMENTO, True))), True, _each("Q166", "Q156", "Q163")),
        Lever("residence_after", "boolean", "", 0, 1, _each(((BEGIN, False), (_RULE, True)), False, False), True, _each("Q173", "paper, fn 211", "Q165")),
        Lever("days_to_decision", "number", "days", 0, 720, _each(150, 14, 45), 30, "assumption"),
    ],
    reaches="a survivor's choice to speak, to cooperate, and to stay or go home",
    first_event="a cooperation or a stay",
    quiet="Few survivors are identified, and fewer ask for a stay; at small scales weeks pass without one.",
    kinds=("cooperated", "applied", "disclosed", "granted"),
    stood="T-visa: 5,000 principals a year, never reached (Q166); three years, from January 2006 four (Q167, Q168); residence after three "
          "years from 12 January 2009, when the rule came (Q173); minors exempt since 2003, the traumatised since 2006 (Q170, Q171). "
          "Continued presence: a year, renewable, asked for by federal police (Q156); 199 in FY2012 (Q157). Mexico: form FM3 case by case, "
          "from 9 November 2012 the visa of the Migration Act, with work (Q159-Q163); few were given (Q164).",
    reform="Argued by the paper: no condition of cooperation, length known, residence afterwards whatever the court says.",
    law="The paper has the T-visa hang on taking part in a trial; the law asks for reasonable help with an investigation, no trial, and "
        "exempts minors and, since 2006, the traumatised (Q171, Q172). The humanitarian visa only worked from November 2012 (Q159).",
)
