"""Whose a customer is: no two people fight for one (5.3)."""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from sqlalchemy import Row, Select, and_, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement

from models import calendar, clock, names, policy
from models.customers import Contact, Customer, File
from models.errors import Refused
from models.places import Place
from models.staff import Staff

OPENING = 5_003  # one number for all who enter customers, named after its requirement


class Standing(enum.StrEnum):
    FREE = "free"
    YOURS = "yours"
    PROTECTED = "protected"
