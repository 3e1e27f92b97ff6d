"""Yearly reporting on provincial action plans: from the decision to the signed report."""

__version__ = "0.1.0"
