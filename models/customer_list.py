"""The customer list: a spreadsheet of customers goes into the books, all of it or nothing, and out (5.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import batched
from pathlib import Path
from typing import Any, NamedTuple, Self
