"""Data that Padanan ships: the glossary of diplomacy and a news article to try it on."""
