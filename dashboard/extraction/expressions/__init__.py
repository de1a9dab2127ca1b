"""Dates and numbers, told in words or digits, and what day or amount each means."""
