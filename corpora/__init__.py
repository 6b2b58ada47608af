"""Text in, text out, text remembered: languages, files, sentences and document formats."""
