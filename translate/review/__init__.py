"""The review of a document without a screen: begun, drafted, checked, searched, and written out again."""
