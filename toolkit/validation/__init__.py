"""Checking what agencies sent: every answer of every return against every rule, each rule stated once."""
