"""Letters: the request that goes out with the forms, and reminders that list one agency's gaps."""

from __future__ import annotations
