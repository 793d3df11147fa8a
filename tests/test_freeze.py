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
    "abandon claim": ("cells: whom they have threatened", "low", 3, -121),
    "answers a claim": ("community news: arrivals", "low", 3, 0),
    "appeal": ("cells: whom they have threatened", "low", 3, -121),
    "ask": ("those on the way: trust", "low", 3, 0),
    "asylum decision": ("cells: whom they have threatened", "low", 3, -127),
    "asylum office": ("cells: whom they have threatened", "high", 3, -103),
    "at border": ("families: what they can raise", "high", 8, -121),
    "at destination": ("workers held together", "low", 3, -123),
    "band waits": ("travellers who pass", "high", 3, -141),
    "believe": ("others taken to stations", "high", 3, -150),
    "border guide": ("news of the road: stopped", "low", 3, 30),
    "bribe": ("cells of the road: bought", "high", 3, 0),
    "captor": ("families: what they can raise", "high", 3, 82),
    "captor in power": ("those on the way: trust", "low", 3, -98),
    "claim at home": ("those at home: savings_usd", "high", 8, 166),
    "clears a wagon": ("those on the way: trust", "low", 3, 26),
    "complain": ("employers: by what they hold", "high", 3, -123),
    "complementary": ("cells: whom they have threatened", "low", 8, 92),
    "cooperate": ("cells: whom they have threatened", "high", 3, -121),
    "credible fear": ("those on the way: threatened", "high", 3, 0),
    "creditor": ("those at home: debt_usd", "high", 3, -145),
    "crew hands over": ("cells of the road: learned takings_usd", "high", 8, -47),
    "demand": ("those at home: savings_usd", "low", 3, -137),
    "denounce": ("other workers: kept by the threat", "low", 3, -100),
    "departure": ("rings: fee", "low", 3, -130),
    "escape": ("cells of the road: members", "low", 8, 92),
    "family": ("cells of the road: bought", "high", 3, -62),
    "family reprisal": ("residents: renta found", "high", 8, -110),
    "fellow traveller": ("travellers who pass", "high", 8, 184),
    "fight": ("cells of the road: members", "high", 8, 97),
    "flight": ("community news: arrivals", "high", 8, -18),
    "go on": ("community news: arrivals", "low", 3, -37),
    "go on as one": ("travellers who pass", "low", 3, 183),
    "ground": ("travellers who pass", "low", 3, -148),
    "held for fee": ("families: what they can raise", "high", 3, 75),
    "houses": ("cells of the road: bought", "high", 3, -62),
    "leave work": ("other workers: kept by the threat", "high", 3, -107),
    "leaving the south": ("clients: who asked rings lately", "low", 3, 169),
    "members hired": ("cells of the road: bought", "high", 3, -62),
    "move": ("travellers who pass", "low", 3, 183),
    "offer on the way": ("employers: scruple_days", "low", 3, -121),
    "offer taken": ("employers: scruple_days", "low", 3, 0),
    "official in power": ("those on the way: savings_usd", "low", 3, 0),
    "officials bought": ("cells of the road: bought", "high", 3, -62),
    "on with it": ("employers: asks_papers", "high", 3, 124),
    "open case": ("cells of the road: bought", "high", 3, -123),
    "papers end": ("other applicants: who wait for a permit", "high", 8, 19),
    "police": ("those on the way: savings_usd", "high", 3, -19),
    "raid False": ("travellers who pass", "low", 3, 210),
    "raid True": ("rings: tie to cells", "low", 8, 92),
    "recruiter's offer": ("employers: scruple_days", "low", 3, -121),
    "rejoin": ("cells at home: members", "low", 3, -103),
    "relative speaks": ("community news: offers that were true", "high", 3, -103),
    "renta": ("cells at home: members", "high", 3, -137),
    "repay": ("community news: arrivals", "low", 3, -25),
    "reprisal": ("those at home: savings_usd", "low", 3, -137),
    "return form": ("staff: have informed", "low", 3, -121),
    "ring": ("rings: ill name in communities", "high", 3, -135),
    "robber": ("those on the way: savings_usd", "low", 8, -119),
    "run from train": ("riders", "low", 3, 26),
    "says Mexican": ("community news: arrivals", "low", 3, -19),
    "season": ("employers: usual pay", "high", 8, 21),
    "speak": ("cells: whom they have threatened", "low", 3, -127),
    "stay granted": ("lawyers: papers complete of one in hand", "high", 3, -94),
    "stay or home": ("staff: have recognised as a victim", "low", 8, 152),
    "stranded": ("community news: harm", "high", 3, 28),
    "strikes at home": ("police: attention to cells at home", "low", 3, -118),
    "taken along": ("families: what they can raise", "high", 3, -121),
    "taken at work": ("detainees: Mexico's places taken", "low", 3, 30),
    "tell inspector": ("employers: share of the wage paid", "high", 3, 30),
    "tells of the house": ("cells of the road: bought", "high", 3, 180),
    "terms": ("other workers: kept by the threat", "high", 3, -121),
    "tired of waiting": ("community news: arrivals", "low", 3, -19),
    "told to offend": ("captor's record: defiant killed", "low", 3, 182),
    "toll asked": ("travellers who pass", "low", 3, 183),
    "trade": ("rings: size", "low", 3, 183),
    "train crew": ("those on the way: savings_usd", "high", 3, -19),
    "unpaid toll": ("those on the way: savings_usd", "low", 3, 57),
    "verdict": ("witnesses: stand by their word", "low", 8, 152),
    "witness reprisal": ("courts: convictions seen", "low", 3, 188),
}
# decision that others move only by what the decider learns of them, in time: its memory that moves it, and where
LEARNED = {
}
# decision: (largest move found, by which state, level, seed, day, why so little)
SATURATED = {
    "border permit": (0.045, "employers: asks_papers", "high", 8, 98, "the form is cheap and spares the threat: 2 to 20 scales better for nearly all; nothing reads how many others queue for it"),
    "charge": (0.021, "those in hand: trauma", "low", 8, -62, "a charge is worth 1.2 duties against 0.1 of traces seen; without the rule only these move it, and no prosecutor's load is read"),
    "company": (0.031, "news of the road: robberies", "high", 3, -134, "some 17 USD of robberies spared against a scale of 240; what is told of robberies differs by 0.03 between pools; neither being taken nor abused is read"),
    "guide": (0, "", "", 0, 0, "own scruple, a wish and a draw of how many are near: nobody else's state is read"),
    "pays a bribe": (0, "", "", 0, 0, "what officials ask is 5 to 55 scales below what being stopped costs; that one who refuses may be let go is not read"),
    "shelter": (0.009, "news of the road: robberies", "low", 8, -117, "some 25 USD against a scale of 80; robberies spared are 1 to 4 USD (all houses are as secure), and being taken is not read"),
    "stay offered": (0.009, "cells: whom they have threatened", "high", 8, 92, "trust, distress, kin and debt of the person only, where care is not tied to speaking"),
    "withdraw": (0.029, "other witnesses: who need protection", "low", 8, 185, "most were held by employers, who reach all witnesses alike (a parameter); of those only kidnapped the captor is not feared here"),
}
# decision that does not come up in the baseline's days, and why
NOT_MET = {
    "who refuses": "nearly all pay what an official asks",
    "complaint": "no house has staff that informs and passes cases on (a policy)",
    "guard at yard": "no fenced yards in the baseline (a policy)",
    "resettlement": "no places abroad (a policy)",
    "speaks in shelter": "no house has staff that informs and passes cases on (a policy)",
    "stay over": "no stay for victims has ended",
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
