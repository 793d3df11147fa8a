"""The freeze test (model.md, principle 1): within the range seen in the baseline, another actor moves each decision by five points.

The lists below are measured: in which world (seed) and on which day which state of others moves a decision. Where a decision leaves its list,
a test fails: `python tests/test_freeze.py` (half an hour on one core) looks again, in several worlds, and prints for each decision what
moves it most, and the lists anew. Reasons are written by hand. What is met a few times only may change its place with any change of the model
that lets other people meet.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from freeze import STATES, Moved, deciders, decision, kind_of_move, largest, searched
from test_decisions import FREEZE

pytestmark = pytest.mark.xdist_group("freeze")  # one worker: one world

# decision: the state of another actor that moves it, to which level, in the world of which seed, on which day
REACHED = {
    "abandon claim": ("cells: whom they have threatened", "high", 3, 201),
    "answers a claim": ("community news: abuse", "low", 3, 171),
    "appeal": ("lawyers: papers complete of one in hand", "low", 3, -30),
    "ask": ("those on the way: harmed_on", "low", 3, -30),
    "asylum decision": ("cells: whom they have threatened", "high", 3, -30),
    "asylum office": ("community news: arrivals", "low", 3, 0),
    "at border": ("those on the way: savings_usd", "high", 3, -81),
    "at destination": ("employers: scruple_days", "low", 3, 5),
    "band waits": ("travellers who pass", "low", 3, -148),
    "believe": ("those on the way: harmed_on", "low", 3, -30),
    "border guide": ("news of the road: stopped", "high", 3, -15),
    "border permit": ("others: places of offices used", "low", 3, 210),
    "bribe": ("those on foot: alone or together", "low", 3, -52),
    "captor": ("families: paid so far", "low", 3, -19),
    "captor in power": ("those on the way: trust", "low", 3, -28),
    "charge": ("others taken to stations", "high", 8, 62),
    "claim at home": ("those at home: have named who did it", "high", 3, 210),
    "clears a wagon": ("those on the way: trust", "low", 3, 11),
    "company": ("community news: abuse", "low", 8, 66),
    "complain": ("employers: by what they hold", "high", 3, 152),
    "complementary": ("cells: whom they have threatened", "low", 3, 31),
    "cooperate": ("courts: convictions seen", "low", 3, 60),
    "credible fear": ("those on the way: threatened", "low", 3, -19),
    "creditor": ("those at home: debt_usd", "high", 3, 210),
    "crew hands over": ("cells of the road: learned takings_usd", "low", 3, 50),
    "demand": ("those at home: savings_usd", "low", 8, -123),
    "denounce": ("other workers: kept by the threat", "low", 3, -100),
    "departure": ("those on the way: savings_usd", "high", 3, -24),
    "escape": ("cells of the road: members", "low", 5, 1),
    "family": ("captors: asked again", "high", 3, 210),
    "family reprisal": ("residents: renta found", "low", 8, -68),
    "fellow traveller": ("travellers who pass", "low", 3, 14),
    "fight": ("cells of the road: members", "high", 3, -1),
    "flight": ("community news: arrivals", "high", 3, 129),
    "go on": ("community news: arrivals", "high", 3, 129),
    "go on as one": ("cells of the road: members", "low", 3, -1),
    "ground": ("travellers who pass", "low", 3, -15),
    "guide": ("those on the way: trust", "low", 3, -19),
    "held for fee": ("families: what they can raise", "high", 3, 2),
    "houses": ("travellers who pass", "low", 3, -123),
    "leave work": ("employers: scruple_days", "high", 3, -30),
    "leaving the south": ("families: what they can raise", "high", 3, 2),
    "members hired": ("cells of the road: members", "high", 3, -1),
    "move": ("cells of the road: members", "high", 3, -1),
    "offer on the way": ("employers: scruple_days", "low", 3, 10),
    "offer taken": ("employers: places", "low", 3, 63),
    "official in power": ("those on the way: savings_usd", "low", 3, -30),
    "officials bought": ("cells of the road: bought", "high", 3, 152),
    "on with it": ("employers: places", "low", 3, 5),
    "open case": ("cells of the road: bought", "high", 3, -31),
    "papers end": ("other applicants: who wait for a permit", "high", 3, 5),
    "pays a bribe": ("detainees: how full stations are", "high", 3, 117),
    "police": ("those on foot: alone or together", "low", 3, -19),
    "raid False": ("those on the way: savings_usd", "high", 3, 5),
    "raid True": ("rings: tie to cells", "high", 8, 190),
    "recruiter's offer": ("community news: offers that were true", "low", 3, -52),
    "rejoin": ("cells at home: members", "low", 3, 93),
    "relative speaks": ("community news: offers that were true", "low", 3, -52),
    "renta": ("cells at home: members", "low", 8, 129),
    "reprisal": ("those at home: savings_usd", "low", 3, -25),
    "return form": ("staff: have informed", "low", 3, -19),
    "ring": ("rings: ill name in communities", "high", 3, -109),
    "robber": ("those on the way: savings_usd", "low", 3, 76),
    "run from train": ("riders", "high", 3, -52),
    "says Mexican": ("cells of the road: members", "low", 3, -1),
    "season": ("employers: usual pay", "high", 3, 49),
    "shelter": ("news of the road: taken by night", "low", 3, -15),
    "speak": ("rings: tie to cells", "low", 3, -30),
    "stay granted": ("lawyers: papers complete of one in hand", "high", 3, -94),
    "stay offered": ("cells: whom they have threatened", "high", 8, -150),
    "stay or home": ("cells: whom they have threatened", "high", 3, 121),
    "stranded": ("community news: harm", "high", 3, -30),
    "strikes at home": ("police: attention to cells at home", "low", 3, -24),
    "taken along": ("community news: harm", "low", 3, 210),
    "taken at work": ("detainees: Mexico's places taken", "low", 3, 30),
    "tell inspector": ("employers: by what they hold", "high", 3, -31),
    "tells of the house": ("cells of the road: bought", "high", 3, -31),
    "terms": ("those on the way: debt to rings", "high", 3, 131),
    "tired of waiting": ("cells: whom they have threatened", "low", 3, -1),
    "told to offend": ("captor's record: defiant killed", "low", 3, -19),
    "toll asked": ("cells of the road: members", "low", 3, -1),
    "trade": ("rings: size", "low", 3, 183),
    "train crew": ("those on the way: savings_usd", "low", 3, -15),
    "unpaid toll": ("those on the way: savings_usd", "low", 3, -35),
    "verdict": ("cells of the road: bought", "high", 3, 30),
    "who refuses": ("detainees: how full stations are", "high", 3, 49),
    "withdraw": ("other witnesses: who need protection", "low", 5, 1),
    "witness reprisal": ("police: attention to cells of the road", "high", 3, -28),
}
# decision that others move only by what the decider learns of them, in time: its memory that moves it, and where
LEARNED = {
}
# decision: (largest move found, by which state, level, seed, day, why so little)
SATURATED = {
    "repay": (0.033, "community news: arrivals", "high", 8, 100, "a creditor reckons with success alone, also of debtors who would go with a guide; by the better way it is seven points"),
    "stay over": (0.0, "", "", 0, 0, "two cases in a year of three worlds, both far better off at home; in other worlds none"),
}
# decision that does not come up in the baseline's days, and why
NOT_MET = {
    "complaint": "no house has staff that informs and passes cases on (a policy)",
    "guard at yard": "no fenced yards in the baseline (a policy)",
    "resettlement": "no places abroad (a policy)",
    "speaks in shelter": "no house has staff that informs and passes cases on (a policy)",
    "suspect": "no days to recover are given on suspicion (a policy), nobody looks for signs at checks",
}


@pytest.fixture(scope="module")
def moved():
    """The worlds of the lists, lived as far as needed."""
    return Moved({**REACHED, **LEARNED, **{purpose: row[1:5] for purpose, row in SATURATED.items() if row[1]}})


@pytest.mark.parametrize("purpose", REACHED)
def test_another_actor_moves_the_decision_five_points(moved, purpose):
    assert moved(purpose)["direct"] >= FREEZE


@pytest.mark.parametrize("purpose", LEARNED)
def test_what_was_learned_of_others_moves_the_decision_five_points(moved, purpose):
    assert moved(purpose)["learned"] >= FREEZE


@pytest.mark.parametrize("purpose", [purpose for purpose, row in SATURATED.items() if row[1]])
def test_a_saturated_decision_is_still_saturated(moved, purpose):
    assert max(moved(purpose).values()) < FREEZE, "take it off the list"


def test_every_decision_that_comes_up_is_in_one_list(moved):
    lists = (REACHED, LEARNED, SATURATED, NOT_MET)
    for purpose in moved.places:
        moved(purpose)
    assert moved.came_up <= set().union(*lists[:3])
    assert sum(len(one) for one in lists) == len(set().union(*lists))


def test_every_choice_in_the_code_is_in_a_list():
    listed = set().union(REACHED, LEARNED, SATURATED, NOT_MET)
    for file in (Path(__file__).parents[1] / "corridor" / "encounters").glob("*.py"):
        for purpose in re.findall(r'choose\([^"\n]*?f?"([^"{\n.]+?) ?["{]', file.read_text(encoding="utf-8")):
            assert purpose in listed or purpose == "raid", f"{file.name}: {purpose!r}"


def test_what_belongs_to_the_decider_proves_nothing():
    by_name = {state.name: state for state in STATES}
    assert kind_of_move("departure", 2, by_name["families: what they can raise"], 0) == ""
    assert kind_of_move("departure", 3, by_name["families: what they can raise"], 0) == "direct"  # another family's
    assert kind_of_move("raid False", 2, by_name["cells of the road: members"], 0) == ""
    assert kind_of_move("toll asked", 2, by_name["cells of the road: learned purse_usd"], 0) == "learned"
    assert kind_of_move("captor", 3, by_name["cells of the road: beds"], 0) == ""
    assert decision("verdict 3") == "verdict" and deciders("family") == ("people", "families")


def printed() -> None:
    """The whole table, and the lists anew, by what has moved decisions before as far as that still does (`--all`: by everything)."""
    found, came_up = searched({} if "--all" in sys.argv else {**REACHED, **LEARNED})
    reached, learned, saturated = {}, {}, {}
    for purpose, kinds in found.items():
        print(f"\n{purpose} ({', '.join(deciders(purpose))} decide; {came_up[purpose]} times in the days to pick from)")
        for kind, rows in kinds.items():
            for moved, *where in rows[:4]:
                print(f"    {100 * moved:5.1f} points  {kind:8} {where[0]}: {where[1]} (seed {where[2]}, day {where[3]})")
        direct, memory = kinds["direct"], kinds["learned"]
        if largest(direct) >= FREEZE:
            reached[purpose] = direct[0][1:]
        elif largest(memory) >= FREEZE:
            learned[purpose] = memory[0][1:]
        else:
            moved, *where = max([*direct, *memory, (0.0, "", "", 0, 0)])
            saturated[purpose] = (round(moved, 3), *where, SATURATED.get(purpose, ("?",))[-1])
    for name, one in (("REACHED", reached), ("LEARNED", learned), ("SATURATED", saturated)):
        print(f"\n{name} = {{")
        for purpose, row in one.items():
            print(f"    {json.dumps(purpose)}: ({', '.join(json.dumps(each) for each in row)}),")
        print("}")


if __name__ == "__main__":
    printed()
