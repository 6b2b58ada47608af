"""Drafts: engines, models, the pipeline from document to draft, and the command line."""
