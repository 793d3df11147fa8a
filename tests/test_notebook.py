"""The model in a notebook: SolaraViz with the corridor's own components, in a few lines."""

import nbformat
import pytest
from conftest import small_run
from nbclient import NotebookClient

from corridor.dashboard.notebook import figure_of

LINES = '''
import solara
from corridor.dashboard.notebook import explore
import corridor.dashboard.notebook as notebook
notebook.SHORT_BURN_IN = 3
box, context = solara.render(explore("baseline", scale=0.002, days=30), handle_error=False)
context.close()
"drawn"
'''


@pytest.mark.slow
def test_a_few_lines_show_the_model():
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(LINES)])
    NotebookClient(book, timeout=120).execute()
    assert "drawn" in book.cells[0].outputs[-1]["data"]["text/plain"]


def test_the_map_of_a_day_has_the_travellers_on_it():
    axis = figure_of(small_run()).axes[0]
    assert any(len(collection.get_offsets()) for collection in axis.collections[2:])
