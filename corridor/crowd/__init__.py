"""Columns behind Mesa agents: a whole population at the cost of arrays, with Mesa's own ways to look at it."""

from corridor.crowd.columns import Column, Table
from corridor.crowd.company import Company, together, told_part
from corridor.crowd.model import CrowdModel
from corridor.crowd.rows import add_to, added, among, distinct, few_fill, is_in, which, without
from corridor.crowd.view import Crowd, View

__all__ = ["Column", "Company", "Crowd", "CrowdModel", "Table", "View", "add_to", "added", "among", "distinct", "few_fill", "is_in", "together", "told_part", "which", "without"]
