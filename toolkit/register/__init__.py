"""The master registers: who reports, what is asked of whom, what people settled; and the settings."""
