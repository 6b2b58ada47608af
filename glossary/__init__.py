"""Terms: the term base, how its terms look in running text, and whether a translation keeps them."""
