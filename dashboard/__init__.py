"""Articles to reports, reports to incidents, incidents to a map that an analyst can brief from."""
