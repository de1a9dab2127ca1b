"""The pages of the dashboard: each reads widgets, calls the core and draws (edge)."""
