"""What the matcher is made of: words of a text, spellings of a term, terms under their words, names told from words."""
