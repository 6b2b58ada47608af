"""Models: where they come from, how they are assembled, where they are kept."""
