"""Rows for one page about who works where."""
