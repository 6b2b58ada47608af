"""How good translations are, and what became of their terms: measured as the shared tasks measure it."""
