"""Positions: what somebody is in the sales department; rules name these, never persons (1.1)."""

from enum import StrEnum


class Position(StrEnum):
    """The eleven positions a company's rules and its staff list may name."""

    REPRESENTATIVE = "representative"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    DIRECTOR = "director"
    GENERAL_MANAGER = "general_manager"
    DEPUTY_GENERAL_MANAGER = "deputy_general_manager"
    SALES_ADMIN = "sales_admin"
    FINANCE = "finance"
    WORKS = "works"
    HR = "hr"
    ADMIN = "admin"


SEE_NO_PRICES = frozenset({Position.WORKS, Position.HR})
"""Works makes and ships an order without knowing what it is sold for (8.2); HR sells nothing."""
