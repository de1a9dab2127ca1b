"""One report for each event: what it says in the end, with the evidence."""
