"""Taking in what arrives: archive first, open safely, say whose it is; the ledger of events."""
