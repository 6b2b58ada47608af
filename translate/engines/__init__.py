"""Engines: one module each."""
