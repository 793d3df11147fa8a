"""The freeze test (model.md, principle 1): within the range seen in the baseline, another actor moves each decision by five points.

The lists below are measured. Where a decision leaves its list, a test fails: `python tests/test_freeze.py` (some minutes) prints for each
decision what moves it most, and the lists anew. Reasons are written by hand.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from freeze import FREEZE, LEVELS, STATES, baseline, deciders, decision, kind_of_move, table

pytestmark = pytest.mark.xdist_group("freeze")  # one worker: one world

REACHED, LEARNED, SATURATED, NOT_MET = {}, {}, {}, {}  # @@LISTS@@

def pairs() -> list[tuple[str, str]]:
    """What is altered in the tests: the states that move a decision most, each with its level."""
    named = [*REACHED.values(), *LEARNED.values(), *(row[1:3] for row in SATURATED.values() if row[1])]
    return list(dict.fromkeys(named))


@pytest.fixture(scope="module")
def found():
    """Largest moves by decision, with the states of the lists altered."""
    return table(pairs())


def largest(rows) -> float:
    """The largest move."""
    return rows[0][0] if rows else 0.0


@pytest.mark.parametrize("purpose", REACHED)
def test_another_actor_moves_the_decision_five_points(found, purpose):
    assert largest(found[purpose]["direct"]) >= FREEZE


@pytest.mark.parametrize("purpose", LEARNED)
def test_what_was_learned_of_others_moves_the_decision_five_points(found, purpose):
    assert largest(found[purpose]["learned"]) >= FREEZE
    assert largest(found[purpose]["direct"]) < FREEZE, "belongs among those that another actor moves at once"


@pytest.mark.parametrize("purpose", SATURATED)
def test_a_saturated_decision_is_still_saturated(found, purpose):
    assert max(largest(found[purpose]["direct"]), largest(found[purpose]["learned"])) < FREEZE, "take it off the list"


def test_decisions_that_do_not_come_up_do_not_come_up():
    assert not set(NOT_MET) & set(baseline().came_up)


def test_every_decision_of_the_baseline_is_in_one_list():
    lists = (REACHED, LEARNED, SATURATED)
    assert set(baseline().came_up) == set().union(*lists)
    assert sum(len(one) for one in lists) == len(set().union(*lists))


def test_every_choice_in_the_code_is_in_a_list():
    listed = set().union(REACHED, LEARNED, SATURATED, NOT_MET)
    for file in (Path(__file__).parents[1] / "corridor" / "encounters").glob("*.py"):
        for purpose in re.findall(r'choose\([^"\n]*?f?"([^"{\n]+?) ?["{]', file.read_text(encoding="utf-8")):
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
    """The whole table, and the lists anew."""
    found, reached, learned, saturated = table(), {}, {}, {}
    for purpose, kinds in found.items():
        print(f"\n{purpose} ({', '.join(deciders(purpose))} decide; {baseline().came_up[purpose]} times in the days to pick from)")
        for kind, rows in kinds.items():
            for moved, state, level in rows[:4]:
                print(f"    {100 * moved:5.1f} points  {kind:8} {state}: {level}")
        direct, memory = kinds["direct"], kinds["learned"]
        if largest(direct) >= FREEZE:
            reached[purpose] = direct[0][1:]
        elif largest(memory) >= FREEZE:
            learned[purpose] = memory[0][1:]
        else:
            moved, state, level = max([*direct, *memory, (0.0, "", "")])
            saturated[purpose] = (round(moved, 3), state, level, SATURATED.get(purpose, ("", "", "", "?"))[3])
    for name, one in (("REACHED", reached), ("LEARNED", learned), ("SATURATED", saturated)):
        print(f"\n{name} = {{")
        for purpose, row in one.items():
            print(f"    {json.dumps(purpose)}: ({', '.join(json.dumps(each) for each in row)}),")
        print("}")


if __name__ == "__main__":
    assert LEVELS
    printed()
